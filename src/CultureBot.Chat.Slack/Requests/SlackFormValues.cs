using System.Collections.Immutable;
using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>What was filled into a form, by field name (a field's block id), whatever kind of input it was.</summary>
internal static class SlackFormValues
{
    private static readonly string[] Single =
        ["value", "selected_user", "selected_conversation", "selected_channel", "selected_date", "selected_time"];

    private static readonly string[] Several = ["selected_users", "selected_conversations", "selected_channels"];

    public static ImmutableDictionary<string, ImmutableArray<string>> Read(
        Dictionary<string, Dictionary<string, JsonElement>>? state)
    {
        var values = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (block, inputs) in state ?? [])
        {
            values[block] = [.. (inputs ?? []).Values.SelectMany(Of).Select(value => value.Replace('\0', '\uFFFD'))];
        }

        return values.ToImmutable();
    }

    private static IEnumerable<string> Of(JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Object) yield break;

        foreach (var name in Single)
        {
            if (Text(input, name) is { } text) yield return text;
        }

        foreach (var name in Several)
        {
            if (!input.TryGetProperty(name, out var items) || items.ValueKind != JsonValueKind.Array) continue;
            foreach (var item in items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String)) yield return item.GetString()!;
        }

        if (input.TryGetProperty("selected_option", out var option) && Text(option, "value") is { } chosen) yield return chosen;
        if (input.TryGetProperty("selected_options", out var options) && options.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in options.EnumerateArray())
            {
                if (Text(one, "value") is { } value) yield return value;
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
