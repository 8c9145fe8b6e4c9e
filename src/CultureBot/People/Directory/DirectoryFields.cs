using System.Text;

namespace CultureBot.People.Directory;

/// <summary>The fields that mean something to the product, as they are stored; every other one is an attribute under its own name.</summary>
public static class DirectoryFields
{
    public const string Manager = "manager";
    public const string Team = "team";
    public const string Location = "location";
    public const string Country = "country";
    public const string TimeZone = "time_zone";
    public const string StartDate = "start_date";
    public const string Birthday = "birthday";

    /// <summary>The longest value of a field, in UTF-16 units.</summary>
    public const int LongestValue = 200;

    /// <summary>The longest name of an attribute, in UTF-16 units.</summary>
    public const int LongestName = 60;

    /// <summary>The most attributes that one import may bring.</summary>
    public const int MostAttributes = 50;

    /// <summary>An attribute's name as it is stored: lower case, its words joined by <c>_</c>.</summary>
    public static string Normalize(string name)
    {
        var normalized = new StringBuilder(name.Length);
        // Half a surrogate pair becomes U+FFFD: normalizing refuses it.
        var whole = string.Concat(name.EnumerateRunes().Select(rune => rune.ToString()));
        foreach (var rune in whole.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) normalized.Append(Rune.ToLowerInvariant(rune));
            else if (normalized is [.., not '_']) normalized.Append('_');
        }

        return normalized.ToString().TrimEnd('_');
    }
}
