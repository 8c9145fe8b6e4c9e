using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace CultureBot.People;

/// <summary>Brings what platforms say about people into one form, so that it can be compared.</summary>
public static partial class AccountText
{
    /// <summary>Trimmed, composed, lower case.</summary>
    public static string Email(string email) => Composed(email.Trim()).ToLowerInvariant();

    /// <summary>Lower case without spaces and without a leading @: how handles and typed names are compared.</summary>
    public static string Key(string name) =>
        string.Concat(Composed(name).Where(c => !char.IsWhiteSpace(c))).TrimStart('@').ToLowerInvariant();

    /// <summary>Means itself to a database's LIKE whose escape is <c>!</c>.</summary>
    public static string Literal(string text) =>
        text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    /// <summary>The zone when the time zone database knows it, else empty: later code may rely on it.</summary>
    public static string TimeZone(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Trim()) is { } known ? known.Id : "";

    /// <summary>A well-formed language tag, else empty.</summary>
    public static string Locale(string locale)
    {
        var tag = locale.Trim().Replace('_', '-');
        return LanguageTag().IsMatch(tag) ? tag : "";
    }

    // Half a surrogate pair becomes U+FFFD: normalizing refuses it, and one odd name must not end a sync.
    private static string Composed(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r.ToString())).Normalize(NormalizationForm.FormC);

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
