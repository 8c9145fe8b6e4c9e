using System.Text.Json.Serialization;

namespace CultureBot.Chat.Slack;

/// <summary>What oauth.v2.access answers, to a code and to a refresh token.</summary>
internal sealed record GrantReply : SlackReply
{
    public string? AccessToken { get; init; }

    public string? TokenType { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>In seconds; 0 without token rotation.</summary>
    public long ExpiresIn { get; init; }

    public string? BotUserId { get; init; }

    public SlackOwner? Team { get; init; }

    public SlackOwner? Enterprise { get; init; }

    public bool IsEnterpriseInstall { get; init; }

    /// <summary>Null when it is no bot's token, or nobody's.</summary>
    public InstallGrant? Grant()
    {
        // For the whole organization there is no team; a team of an organization names both.
        var isOrganization = IsEnterpriseInstall || Team?.Id is null or "";
        var owner = isOrganization ? Enterprise : Team;
        if (AccessToken is not { Length: > 0 } token || TokenType is not (null or "bot") || owner?.Id is not { Length: > 0 } id) return null;
        return new()
        {
            Token = token,
            RefreshToken = RefreshToken ?? "",
            ExpiresIn = ExpiresIn > 0 ? TimeSpan.FromSeconds(ExpiresIn) : null,
            ExternalId = id,
            Name = owner.Name ?? "",
            BotAccountId = BotUserId ?? "",
            IsOrganization = isOrganization,
        };
    }
}

internal sealed record SlackOwner(string? Id, string? Name);

internal sealed record TeamsReply : SlackReply
{
    public SlackOwner[]? Teams { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SlackReply))]
[JsonSerializable(typeof(GrantReply))]
[JsonSerializable(typeof(TeamsReply))]
internal sealed partial class SlackInstallJson : JsonSerializerContext;
