using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>The outside of what the Events API sends (docs.slack.dev, "Events API: callback field").</summary>
internal sealed record SlackEnvelope
{
    public string? Type { get; init; }

    public string? Challenge { get; init; }

    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public string? ContextTeamId { get; init; }

    public string? EventId { get; init; }

    /// <summary>When it happened, in Unix seconds.</summary>
    public long EventTime { get; init; }

    public SlackAuthorization[]? Authorizations { get; init; }

    /// <summary>The form before authorizations: the accounts that see the event, the bot first.</summary>
    public string[]? AuthedUsers { get; init; }

    public JsonElement Event { get; init; }

    /// <summary>The workspace whose install gets the event: in a channel shared with another company not the one it happened in.</summary>
    public string Workspace =>
        Authorizations is [{ TeamId: { Length: > 0 } installed }, ..] ? installed
        : TeamId is { Length: > 0 } team ? team
        : ContextTeamId is { Length: > 0 } context ? context
        : EnterpriseId ?? "";

    /// <summary>It names an organization and no workspace.</summary>
    public bool IsOfOrganization => Workspace == EnterpriseId;

    /// <summary>Whose install an event about the install itself is about: an organization's own names its workspaces, too.</summary>
    public string Install =>
        Authorizations is [{ IsEnterpriseInstall: true }, ..] && EnterpriseId is { Length: > 0 } organization
            ? organization
            : Workspace;

    /// <summary>Equal for two deliveries of the event; one without an id is known by what it says.</summary>
    public string Key => SlackKeys.Of(
        Workspace,
        EventId is { Length: > 0 } id ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Event.GetRawText()))));

    public bool IsBot(string? accountId) =>
        accountId is not null
        && (Authorizations is { Length: > 0 } authorizations
            ? authorizations.Any(a => a.IsBot && a.UserId == accountId)
            : AuthedUsers is [var first, ..] && first == accountId);
}

internal sealed record SlackAuthorization(string? TeamId, string? UserId, bool IsBot, bool IsEnterpriseInstall);
