using System.Net.Mail;

namespace CultureBot.Chat.Teams;

/// <summary>Somebody in Teams as a platform account.</summary>
internal static class TeamsAccounts
{
    // Bots are 28:{app id}, people 29:{…}.
    private const string Bots = "28:";
    private const string People = "29:";

    // How Entra writes the sign-in name of somebody who was invited from elsewhere.
    private const string External = "#EXT#";

    public static string BotId(TeamsOptions options) => Bots + options.AppId;

    public static bool IsBot(string accountId) => accountId.StartsWith(Bots, StringComparison.Ordinal);

    public static bool IsPerson(string? accountId) => accountId?.StartsWith(People, StringComparison.Ordinal) == true;

    /// <param name="member">As a roster has them.</param>
    /// <param name="known">What activities told of them, if any came.</param>
    /// <param name="tenant">The workspace.</param>
    public static PlatformAccount Of(TeamsAccount member, KnownPerson? known, string tenant)
    {
        var kind = Kind(member, tenant);
        var signIn = member.UserPrincipalName is { } name && IsAddress(name) ? name : "";
        var email = FirstOf(member.Email, signIn);
        return new()
        {
            AccountId = member.Id ?? "",
            DisplayName = FirstOf(member.Name, $"{member.GivenName} {member.Surname}".Trim(), known?.Name, signIn, email),
            Handle = FirstOf(signIn, email).Split('@')[0],
            Email = email,
            IsEmailConfirmed = kind == AccountKind.Member && email.Length > 0,
            Kind = kind,
            TimeZone = known?.Zone ?? "",
            Locale = known?.Locale ?? "",
        };
    }

    /// <summary>Somebody whom only activities told of.</summary>
    public static PlatformAccount Of(string accountId, KnownPerson known) => new()
    {
        AccountId = accountId,
        DisplayName = known.Name ?? "",
        Kind = IsBot(accountId) ? AccountKind.Bot : AccountKind.Member,
        TimeZone = known.Zone ?? "",
        Locale = known.Locale ?? "",
    };

    private static AccountKind Kind(TeamsAccount member, string tenant)
    {
        if (IsBot(member.Id ?? "")) return AccountKind.Bot;
        // A guest has an account here as well, whatever tenant they came from.
        if (Is(member.UserRole, "guest") || member.UserPrincipalName?.Contains(External, StringComparison.OrdinalIgnoreCase) == true)
            return AccountKind.Guest;
        var isOfAnother = member.TenantId is { Length: > 0 } theirs && !Is(theirs, tenant);
        return isOfAnother || Is(member.UserRole, "anonymous") ? AccountKind.Stranger : AccountKind.Member;
    }

    private static bool Is(string? word, string other) => string.Equals(word, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsAddress(string name) =>
        !name.Contains(External, StringComparison.OrdinalIgnoreCase) && MailAddress.TryCreate(name, out var address) && address.Address == name;

    private static string FirstOf(params ReadOnlySpan<string?> words)
    {
        foreach (var word in words)
        {
            if (!string.IsNullOrWhiteSpace(word)) return word;
        }

        return "";
    }
}
