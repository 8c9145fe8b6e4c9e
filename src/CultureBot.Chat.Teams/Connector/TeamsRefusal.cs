using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Reads the word out of a refusal: <c>{"error":{"code","message"}}</c>, the same without the envelope, and a sub-code that
/// stands in JSON of its own within the message.
/// </summary>
internal static class TeamsRefusal
{
    private const int LongestWord = 80;
    private const int MostDeep = 4;

    /// <summary>False when the body is none of the Connector's, but of something that stands between us.</summary>
    /// <param name="body">What came; an empty body is Teams' as well.</param>
    /// <param name="word">The sub-code, or else the code, or else empty.</param>
    public static bool IsTeams(ReadOnlyMemory<byte> body, out string word)
    {
        word = "";
        if (body.Span.Trim(" \r\n\t"u8).IsEmpty) return true;
        try
        {
            using var parsed = JsonDocument.Parse(body);
            if (parsed.RootElement.ValueKind != JsonValueKind.Object) return false;
            var code = "";
            var subCode = "";
            Collect(parsed.RootElement, ref code, ref subCode, MostDeep);
            word = subCode.Length > 0 ? subCode : code;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Collect(JsonElement body, ref string code, ref string subCode, int deep)
    {
        if (deep == 0 || body.ValueKind != JsonValueKind.Object) return;
        if (code.Length == 0 && Word(body, "code", out var found)) code = found;
        if (subCode.Length == 0 && (Word(body, "subCode", out found) || Word(body, "errorSubCode", out found))) subCode = found;
        if (body.TryGetProperty("error", out var inner)) Collect(inner, ref code, ref subCode, deep - 1);
        if (body.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String) CollectText(message.GetString()!, ref code, ref subCode, deep - 1);
    }

    private static void CollectText(string message, ref string code, ref string subCode, int deep)
    {
        if (!message.TrimStart().StartsWith('{')) return;
        try
        {
            using var parsed = JsonDocument.Parse(message);
            Collect(parsed.RootElement, ref code, ref subCode, deep);
        }
        catch (JsonException)
        {
            // Words that begin with a brace.
        }
    }

    private static bool Word(JsonElement body, string name, [NotNullWhen(true)] out string? word)
    {
        word = body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return word is { Length: > 0 and <= LongestWord };
    }
}
