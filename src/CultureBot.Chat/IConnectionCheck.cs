using System.Collections.Immutable;

namespace CultureBot.Chat;

/// <summary>Asks a platform live whether a workspace's connection is as it should be. Only platforms that can be asked offer one.</summary>
public interface IConnectionCheck
{
    /// <summary>The platform's name, for example <c>slack</c>.</summary>
    string Platform { get; }

    /// <summary>What is wrong, and nothing when all is well. Never throws for what a platform answers; a cancelled call throws.</summary>
    /// <param name="workspaceId">The workspace's id on the platform.</param>
    /// <param name="cancellationToken">Ends it when it takes too long.</param>
    Task<ImmutableArray<ConnectionFinding>> CheckAsync(string workspaceId, CancellationToken cancellationToken);
}

/// <param name="Problem">What is wrong.</param>
/// <param name="Detail">The scopes that are missing, the platform's error word, or by how many minutes clocks differ; never a secret.</param>
public sealed record ConnectionFinding(ConnectionProblem Problem, string Detail = "")
{
    /// <summary>Beyond these the clocks of platform and machine differ too much: signatures and tokens are refused from five minutes on.</summary>
    public static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(2);

    /// <summary>Null while the clocks agree, or the platform's is not known.</summary>
    public static ConnectionFinding? OfClocks(DateTimeOffset? theirs, DateTimeOffset ours) =>
        theirs is { } time && (time - ours).Duration() is var apart && apart > AllowedSkew
            ? new(ConnectionProblem.ClockSkew, ((int)Math.Round(apart.TotalMinutes)).ToString(System.Globalization.CultureInfo.InvariantCulture))
            : null;
}

public enum ConnectionProblem
{
    /// <summary>There is no token to ask with.</summary>
    NoToken,

    /// <summary>The token was taken back, or the app removed.</summary>
    TokenRevoked,

    TokenExpired,

    /// <summary>The app's id, tenant or password is not what the login service knows.</summary>
    WrongPassword,

    /// <summary>The token is of another workspace.</summary>
    OtherWorkspace,

    ScopesMissing,

    /// <summary>The platform refused for another reason.</summary>
    Refused,

    /// <summary>No answer came, in time or at all.</summary>
    Unreachable,

    /// <summary>What requests are signed with cannot be read.</summary>
    NoKeys,

    ClockSkew,

    /// <summary>Requests come, and none was ever signed as it should be.</summary>
    NeverMatched,
}
