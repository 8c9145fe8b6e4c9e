namespace CultureBot.Chat.Slack;

/// <summary>A Slack user as a platform account.</summary>
internal static class SlackAccounts
{
    private const string Slackbot = "USLACKBOT";

    public static PlatformAccount Of(SlackUser user, string workspaceId) => new()
    {
        AccountId = user.Id ?? "",
        DisplayName = FirstOf(user.Profile?.DisplayName, user.Profile?.RealName, user.RealName, user.Name),
        Handle = user.Name ?? "",
        Email = user.Profile?.Email ?? "",
        IsEmailConfirmed = user.IsEmailConfirmed,
        Kind = Kind(user, workspaceId),
        IsDeactivated = user.Deleted,
        TimeZone = user.Tz ?? "",
        // Slack writes en-US, but pt_BR has been seen in older payloads.
        Locale = (user.Locale ?? "").Replace('_', '-'),
        JobTitle = user.Profile?.Title ?? "",
        Picture = Uri.TryCreate(user.Profile?.Image192, UriKind.Absolute, out var picture) && picture.Scheme == Uri.UriSchemeHttps ? picture : null,
        ChangedAt = user.Updated,
    };

    private static AccountKind Kind(SlackUser user, string workspaceId)
    {
        if (user.IsBot || user.IsAppUser || user.Id == Slackbot) return AccountKind.Bot;
        if (user.IsStranger || IsOfAnotherTeam(user, workspaceId)) return AccountKind.Stranger;
        return user.IsRestricted || user.IsUltraRestricted ? AccountKind.Guest : AccountKind.Member;
    }

    // On Enterprise Grid team_id names one of the person's workspaces; enterprise_user lists them all.
    private static bool IsOfAnotherTeam(SlackUser user, string workspaceId) =>
        !string.IsNullOrEmpty(user.TeamId) && workspaceId.Length > 0 && user.TeamId != workspaceId
        && !(user.EnterpriseUser?.Teams ?? []).Contains(workspaceId, StringComparer.Ordinal);

    private static string FirstOf(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrWhiteSpace(name)) return name;
        }

        return "";
    }
}
