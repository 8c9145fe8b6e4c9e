using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.People.Directory;

/// <summary>Brings a cell into the form in which it is stored, or says what is wrong with it.</summary>
internal static partial class FileCells
{
    private const int LongestEmail = 254;

    private static readonly FrozenDictionary<string, string> Zones =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id, id => id, StringComparer.OrdinalIgnoreCase);

    /// <param name="field">The field it is for.</param>
    /// <param name="cell">Trimmed and not empty.</param>
    /// <returns>What is stored, and null, or nothing and what is wrong.</returns>
    public static (string Stored, ImportFault? Fault) Read(string field, string cell)
    {
        if (cell.Any(char.IsControl)) return ("", ImportFault.ControlCharacter);
        if (cell.Length > LongestOf(field)) return ("", ImportFault.TooLong);
        return field switch
        {
            FileHeadings.Email => IsEmail(cell) ? (AccountText.Email(cell), null) : ("", ImportFault.EmailMalformed),
            DirectoryFields.Manager => (AccountText.Email(cell), null),
            DirectoryFields.TimeZone => Zones.TryGetValue(cell, out var zone) ? (zone, null) : ("", ImportFault.ZoneUnknown),
            DirectoryFields.Country => Countries.IsKnown(cell) ? (cell.ToUpperInvariant(), null) : ("", ImportFault.CountryUnknown),
            DirectoryFields.StartDate => LocalDatePattern.Iso.Parse(cell).Success ? (cell, null) : ("", ImportFault.DateMalformed),
            DirectoryFields.Birthday => Birthday(cell) is { } day ? (AnnualDatePattern.Iso.Format(day), null) : ("", ImportFault.BirthdayMalformed),
            _ => (cell, null),
        };
    }

    /// <summary>The longest cell of the field, in UTF-16 units.</summary>
    public static int LongestOf(string field) =>
        field is FileHeadings.Email or DirectoryFields.Manager ? LongestEmail : DirectoryFields.LongestValue;

    // The year is nobody's business here.
    private static AnnualDate? Birthday(string cell) =>
        AnnualDatePattern.Iso.Parse(cell).TryGetValue(default, out var day) ? day
        : LocalDatePattern.Iso.Parse(cell).TryGetValue(default, out var date) ? new AnnualDate(date.Month, date.Day)
        : null;

    private static bool IsEmail(string cell) => EmailAddress().IsMatch(cell);

    [GeneratedRegex(@"^[^@\s""<>(),;:]+@[^@\s""<>(),;:.]+(\.[^@\s""<>(),;:.]+)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EmailAddress();
}
