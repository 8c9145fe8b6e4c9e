using System.Text.Json.Nodes;

namespace CultureBot.People.Scim;

/// <summary>
/// Brings what is sent into one form: known attributes under their own names, texts as they are, booleans as booleans. Identity providers write "False"
/// for false, a manager as a bare text and one address without its list; all of it is taken for what is meant.
/// </summary>
internal static class ScimReading
{
    /// <summary>A resource of which nothing was known before; unknown and read-only attributes, and those without a value, are left out.</summary>
    public static JsonObject Resource(JsonObject sent, ScimResourceType type)
    {
        var resource = new JsonObject();
        foreach (var (name, value) in sent)
        {
            if (type.Schema(name) is { } schema && schema != type.Core)
            {
                if (value is null) continue;
                if (Complex(schema.Attributes, value, schema.Urn) is { } extension) resource[schema.Urn] = extension;
            }
            else if (type.Core.Find(name) is { IsReadOnly: false } attribute && Value(attribute, value) is { } read)
            {
                resource[attribute.Name] = read;
            }
        }

        return resource;
    }

    /// <summary>Null when there is no value: null itself, an empty text, an object or a list of nothing.</summary>
    public static JsonNode? Value(ScimProperty attribute, JsonNode? sent)
    {
        if (sent is null) return null;
        if (!attribute.IsMultiple) return Single(attribute, sent);
        var values = sent is JsonArray several ? several.ToList() : [sent];
        if (values.Count > attribute.Most) throw ScimRefusedException.Value(attribute.Name, $"at most {attribute.Most} values.");
        var read = values.Where(value => value is not null).Select(value => Single(attribute, value!)).Where(value => value is not null).ToArray();
        return read.Length == 0 ? null : new JsonArray(read);
    }

    /// <summary>One value, of an attribute that may have several, too.</summary>
    public static JsonNode? Single(ScimProperty attribute, JsonNode sent) => attribute.Type switch
    {
        ScimType.Boolean => JsonValue.Create(Flag(attribute, sent)),
        ScimType.Complex when sent is JsonValue && attribute.Part("value") is { } part => Single(part, sent) is { } value ? new JsonObject { [part.Name] = value } : null,
        ScimType.Complex => Complex([.. attribute.Parts], sent, attribute.Name),
        _ => Text(attribute, sent) is { Length: > 0 } text ? JsonValue.Create(text) : null,
    };

    private static JsonObject? Complex(IReadOnlyCollection<ScimProperty> parts, JsonNode sent, string name)
    {
        if (sent is not JsonObject given) throw ScimRefusedException.Value(name, "an object is expected.");
        var read = new JsonObject();
        foreach (var (key, value) in given)
        {
            var part = parts.FirstOrDefault(part => string.Equals(part.Name, key, StringComparison.OrdinalIgnoreCase));
            if (part is { IsReadOnly: false } && Value(part, value) is { } known) read[part.Name] = known;
        }

        return read.Count == 0 ? null : read;
    }

    private static bool Flag(ScimProperty attribute, JsonNode sent)
    {
        if (sent is JsonValue value && value.TryGetValue<bool>(out var flag)) return flag;
        return bool.TryParse(ScimJson.Text(sent), out var written) ? written : throw ScimRefusedException.Value(attribute.Name, "true or false is expected.");
    }

    private static string Text(ScimProperty attribute, JsonNode sent)
    {
        if (ScimJson.Text(sent) is not { } text) throw ScimRefusedException.Value(attribute.Name, "a text is expected.");
        if (text.Length > attribute.Longest) throw ScimRefusedException.Value(attribute.Name, $"at most {attribute.Longest} characters.");
        if (text.Any(char.IsControl)) throw ScimRefusedException.Value(attribute.Name, "no control characters.");
        return text;
    }
}
