using System.Text.Json.Nodes;

namespace CultureBot.People.Scim;

/// <summary>Which attributes of a resource are answered; its id and schemas always are.</summary>
public sealed class ScimProjection
{
    private static readonly string[] Always = ["schemas", "id"];

    private readonly IReadOnlyList<ScimName> _wanted;
    private readonly IReadOnlyList<ScimName> _unwanted;

    private ScimProjection(IReadOnlyList<ScimName> wanted, IReadOnlyList<ScimName> unwanted) => (_wanted, _unwanted) = (wanted, unwanted);

    /// <param name="attributes">Names with commas between them; empty for all. Those that do not exist are passed over.</param>
    /// <param name="excluded">Likewise, to leave out; it means nothing beside <paramref name="attributes"/>.</param>
    public static ScimProjection Read(string? attributes, string? excluded)
    {
        var wanted = Names(attributes);
        return wanted.Count == 0 && string.IsNullOrEmpty(attributes) ? new([], Names(excluded)) : new([.. wanted, new("", "schemas", "")], []);
    }

    /// <summary>Whether an attribute of the resource itself is answered.</summary>
    internal bool Has(string name) =>
        _wanted.Count == 0
            ? !_unwanted.Any(one => one.Part.Length == 0 && Is(one.Name, name))
            : _wanted.Any(one => Is(one.Name, name));

    internal JsonObject Of(JsonObject document)
    {
        if (_wanted.Count == 0)
        {
            foreach (var name in _unwanted) Remove(document, name);
            return document;
        }

        var chosen = new JsonObject();
        foreach (var name in Always) chosen[name] = document[name]?.DeepClone();
        foreach (var name in _wanted) Copy(document, chosen, name);
        return chosen;
    }

    private static void Remove(JsonObject document, ScimName name)
    {
        if (Holder(document, name) is not { } holder || Key(holder, name) is not { } key || (holder == document && Always.Contains(key, StringComparer.Ordinal))) return;
        if (name.Part.Length == 0) holder.Remove(key);
        else foreach (var whole in Wholes(holder[key])) RemovePart(whole, name.Part);
    }

    private static void RemovePart(JsonObject whole, string part)
    {
        if (Find(whole, part) is { } key) whole.Remove(key);
    }

    private static void Copy(JsonObject document, JsonObject chosen, ScimName name)
    {
        if (Holder(document, name) is not { } holder || Key(holder, name) is not { } key) return;
        var copy = holder[key]!.DeepClone();
        if (name.Part.Length > 0)
        {
            foreach (var whole in Wholes(copy))
            {
                foreach (var other in whole.Select(part => part.Key).Where(part => !Is(part, name.Part)).ToList()) whole.Remove(other);
            }
        }

        if (holder == document) Put(chosen, key, copy);
        else
        {
            var urn = Find(document, name.Urn)!;
            if (chosen[urn] is not JsonObject inner) chosen[urn] = inner = [];
            Put(inner, key, copy);
        }
    }

    // name.familyName and name.givenName are two wishes for one attribute.
    private static void Put(JsonObject chosen, string key, JsonNode copy)
    {
        if (chosen[key] is JsonObject before && copy is JsonObject more) ScimPatch.Merge(before, more);
        else chosen[key] = copy;
    }

    private static JsonObject? Holder(JsonObject document, ScimName name) =>
        name.Urn.Length == 0 || name.Name.Length == 0 || name.Urn is ScimSchemas.UserUrn or ScimSchemas.GroupUrn
            ? document
            : Find(document, name.Urn) is { } urn ? document[urn] as JsonObject : null;

    private static string? Key(JsonObject holder, ScimName name) => Find(holder, name.Name.Length == 0 ? name.Urn : name.Name);

    private static string? Find(JsonObject node, string name) => node.Select(property => property.Key).FirstOrDefault(key => Is(key, name));

    private static IEnumerable<JsonObject> Wholes(JsonNode? value) => value is JsonArray several ? several.OfType<JsonObject>() : value is JsonObject one ? [one] : [];

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static List<ScimName> Names(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ScimNames.Read).OfType<ScimName>()];
}
