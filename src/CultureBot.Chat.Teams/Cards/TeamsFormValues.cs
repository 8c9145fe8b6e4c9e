using System.Collections.Immutable;
using System.Text.Json;

namespace CultureBot.Chat.Teams;

/// <summary>What was filled into a form: Teams puts the inputs beside what the button carries, each as one string.</summary>
internal static class TeamsFormValues
{
    private const int MostPeople = 500;

    /// <summary>An entry a field, empty where nothing was given; null when somebody sent what no input of ours gives.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>>? Read(Form form, JsonElement data)
    {
        var values = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (Read(field, data) is not { } read) return null;
            values[field.Name] = read;
        }

        return values.ToImmutable();
    }

    /// <summary>Null when it is no string.</summary>
    /// <exception cref="InvalidOperationException">It, or the name of something beside it, holds half characters.</exception>
    public static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ImmutableArray<string>? Read(FormField field, JsonElement data)
    {
        // An input that nobody touched may be missing, or null.
        if (!data.TryGetProperty(field.Name, out var json) || json.ValueKind == JsonValueKind.Null) return [];
        if (Text(data, field.Name) is not { } text) return null;
        if (text.Length == 0) return [];
        return field switch
        {
            TextField words => TextCut.Length(text) <= TeamsFormData.Limit(words) ? [text.Replace('\0', '\uFFFD')] : null,
            PeopleField => People(text),
            ChoiceField choice => Option(choice.Options, text) is { } one ? [one] : null,
            ChoicesField choices => Options(choices.Options, text),
            _ => null,
        };
    }

    private static ImmutableArray<string>? People(string text)
    {
        var ids = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return ids.Length <= MostPeople && ids.All(TeamsFormData.IsPerson) ? ids : null;
    }

    private static ImmutableArray<string>? Options(ImmutableArray<FormOption> options, string text)
    {
        var chosen = text.Split(',', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).Select(token => Option(options, token)).ToList();
        return chosen.Contains(null) ? null : [.. chosen.OfType<string>()];
    }

    private static string? Option(ImmutableArray<FormOption> options, string token)
    {
        var at = TeamsFormData.Tokens(options).IndexOf(token, StringComparer.Ordinal);
        return at < 0 ? null : options[at].Value;
    }
}
