using NodaTime;

namespace CultureBot.Workspaces.Installs;

public readonly record struct InstallId(Guid Value);

/// <summary>An install's tokens, wrapped as they are stored.</summary>
internal sealed record Install
{
    public required InstallId Id { get; init; }

    public required string Platform { get; init; }

    /// <summary>The id of the workspace, or of the organization, on its platform.</summary>
    public required string ExternalId { get; init; }

    public bool IsOrganization { get; init; }

    public string BotAccountId { get; init; } = "";

    public required byte[] Token { get; init; }

    public byte[]? RefreshToken { get; init; }

    /// <summary>Null when the token does not expire.</summary>
    public Instant? TokenExpiresAt { get; init; }

    public long TokenRevision { get; init; }

    /// <summary>Since when the platform refuses a successor for good.</summary>
    public Instant? ReinstallNeededAt { get; init; }

    /// <summary>News of an end before this are old.</summary>
    public Instant VerifiedAt { get; init; }
}

/// <summary>What is written of an install when the platform gives or confirms a token.</summary>
internal sealed record NewInstall
{
    public required string Platform { get; init; }

    public required string ExternalId { get; init; }

    public required string Name { get; init; }

    public bool IsOrganization { get; init; }

    public string BotAccountId { get; init; } = "";

    public required byte[] Token { get; init; }

    public byte[]? RefreshToken { get; init; }

    public Instant? TokenExpiresAt { get; init; }

    /// <summary>When the platform was asked: taken before, so that no later end seems old.</summary>
    public required Instant VerifiedAt { get; init; }
}

internal readonly record struct RefreshLeaseId(Guid Value);
