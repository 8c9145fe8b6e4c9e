using System.Text.Json.Nodes;

namespace CultureBot.People.Scim;

/// <summary>Does an operation to an attribute that has several values.</summary>
internal static class ScimPatchValues
{
    private const string Primary = "primary";

    public static void Apply(JsonObject holder, ScimPath path, ScimOperationKind kind, JsonNode? value)
    {
        var attribute = path.Attribute!;
        var values = Take(holder, attribute);
        if (path.Filter is null && path.Part is null) values = Whole(attribute, values, kind, value);
        else Chosen(path, values, kind, value);
        values.RemoveAll(one => one.Count == 0);
        // Checked once more, since their number may have grown.
        ScimPatch.Put(holder, attribute, ScimReading.Value(attribute, new JsonArray([.. values])));
    }

    private static List<JsonObject> Take(JsonObject holder, ScimProperty attribute)
    {
        var values = holder[attribute.Name] is JsonArray several ? several.OfType<JsonObject>().ToList() : [];
        if (holder[attribute.Name] is JsonArray taken) taken.Clear();
        return values;
    }

    private static List<JsonObject> Whole(ScimProperty attribute, List<JsonObject> before, ScimOperationKind kind, JsonNode? value)
    {
        var sent = (ScimReading.Value(attribute, value) as JsonArray)?.OfType<JsonObject>().Select(one => (JsonObject)one.DeepClone()).ToList() ?? [];
        switch (kind)
        {
            case ScimOperationKind.Replace:
                return sent;
            case ScimOperationKind.Remove:
                // With values, those alone: so does Entra ID take members away.
                return value is null ? [] : [.. before.Where(one => !sent.Exists(gone => IsSame(one, gone)))];
            default:
                foreach (var added in sent)
                {
                    if (ScimJson.IsTrue(added[Primary])) before.ForEach(one => one.Remove(Primary));
                    if (before.Find(one => IsSame(one, added)) is { } same) ScimPatch.Merge(same, added);
                    else before.Add(added);
                }

                return before;
        }
    }

    private static void Chosen(ScimPath path, List<JsonObject> values, ScimOperationKind kind, JsonNode? value)
    {
        var attribute = path.Attribute!;
        // Also where there is no value to ask: a filter that means nothing is wrong by itself.
        if (path.Filter is { } asked) ScimMatch.IsMeant(attribute, [], asked);
        var meant = path.Filter is { } filter ? values.FindAll(one => ScimMatch.IsMeant(attribute, one, filter)) : [.. values];
        if (kind is ScimOperationKind.Remove)
        {
            foreach (var one in meant)
            {
                if (path.Part is { } gone) one.Remove(gone.Name);
                else one.Clear();
            }

            return;
        }

        if (meant.Count == 0) meant = [Made(path, values, kind)];
        foreach (var one in meant)
        {
            if (path.Part is { } part) ScimPatch.Put(one, part, ScimReading.Value(part, value));
            else if (ScimReading.Single(attribute, value!) is JsonObject whole) ScimPatch.Merge(one, whole);
        }
    }

    // RFC 7644 lets a replacement of what is not there fail, and Entra ID adds to what is not there yet.
    private static JsonObject Made(ScimPath path, List<JsonObject> values, ScimOperationKind kind)
    {
        var made = path.Filter is null ? [] : ScimMatch.Wanted(path.Attribute!, path.Filter);
        if (made is null || (kind is ScimOperationKind.Replace && path.Filter is not null))
            throw ScimRefusedException.Invalid(ScimFault.NoTarget, $"No value of {path.Attribute!.Name} is as the filter says.");
        values.Add(made);
        return made;
    }

    private static bool IsSame(JsonObject one, JsonObject other) =>
        ScimJson.Text(one["value"]) is { } value ? string.Equals(value, ScimJson.Text(other["value"]), StringComparison.OrdinalIgnoreCase) : JsonNode.DeepEquals(one, other);
}
