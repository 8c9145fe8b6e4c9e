using System.Text.RegularExpressions;

namespace CultureBot.People.Scim;

/// <summary>Reads how attributes are named: <c>name.familyName</c>, or after their schema and a colon.</summary>
internal static partial class ScimNames
{
    /// <summary>Null when it is no name.</summary>
    public static ScimName? Read(string text)
    {
        var (urn, rest) = ("", text);
        if (text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            // A schema's own name ends with its resource type, after a version with a dot in it.
            var schema = Schema().Match(text);
            if (!schema.Success) return null;
            (urn, rest) = (schema.Groups["urn"].Value, schema.Groups["rest"].Value);
            if (rest.Length == 0) return new(urn, "", "");
        }

        var parts = rest.Split('.');
        return parts.Length <= 2 && parts.All(IsName) ? new(urn, parts[0], parts.Length == 2 ? parts[1] : "") : null;
    }

    public static bool IsName(string text) => Name().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z$][A-Za-z0-9_-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?<urn>urn:[A-Za-z0-9:_-]+:\d+\.\d+:[A-Za-z]+)(:(?<rest>.+))?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Schema();
}
