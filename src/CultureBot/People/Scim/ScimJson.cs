using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.People.Scim;

/// <summary>Reads JSON that anybody may have written.</summary>
public static class ScimJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <exception cref="ScimRefusedException">It is not one well-formed object.</exception>
    public static JsonObject Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Malformed();
            return (JsonObject)Copy(document.RootElement)!;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // Half a surrogate pair is well-formed JSON and still no text.
            throw Malformed();
        }
    }

    /// <summary>A text that one of our own values holds; null when it is not there.</summary>
    internal static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    internal static string? Text(JsonNode? parent, string name) => parent is JsonObject found ? Text(found[name]) : null;

    internal static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    // By hand: nodes that are read when somebody asks for them fail where nobody expects it.
    private static JsonNode? Copy(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var copy = new JsonObject();
                foreach (var property in element.EnumerateObject()) copy[property.Name] = Copy(property.Value);
                return copy;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Copy)]);
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Number:
                return JsonValue.Create(element.GetRawText());
            case JsonValueKind.True or JsonValueKind.False:
                return JsonValue.Create(element.GetBoolean());
            default:
                return null;
        }
    }

    private static ScimRefusedException Malformed() => ScimRefusedException.Invalid(ScimFault.InvalidSyntax, "The body is not one well-formed JSON object.");
}
