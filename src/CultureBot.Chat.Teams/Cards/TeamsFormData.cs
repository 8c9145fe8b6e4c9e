using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>A form within the data of its own button: as JSON, or compressed where that is long.</summary>
internal static class TeamsFormData
{
    public const string Property = "form";

    private const int LongestPlain = 1024;
    private const int MostFields = 100;
    private const int MostOptions = 100;
    private const int LongestText = 3000;
    private const int LongestLabel = 200;
    private const int LongestHint = 500;
    private const int LongestOption = 100;

    private static readonly string[] Reserved = [Property, TeamsCardAction.ButtonProperty, TeamsCardAction.ValueProperty, "msteams"];

    /// <summary>The data of a submit button. What stood in a text field to begin with is left out: it comes back as what was typed.</summary>
    public static JsonObject Write(Form form)
    {
        var bare = form with { Fields = [.. form.Fields.Select(field => field is TextField text ? text with { Initial = "" } : field)] };
        var json = JsonSerializer.SerializeToUtf8Bytes(bare, ChatJson.Default.Form);
        return new() { [Property] = json.Length <= LongestPlain ? JsonNode.Parse(json) : FormPacking.Pack(json) };
    }

    /// <summary>The form with nothing longer than it is shown.</summary>
    public static Form Shortened(Form form, int longest) => form with
    {
        Title = TextCut.Cut(form.Title, Math.Min(longest, LongestLabel)),
        SubmitLabel = TextCut.Cut(form.SubmitLabel, LongestLabel),
        CancelLabel = TextCut.Cut(form.CancelLabel, LongestLabel),
        Fields = [.. form.Fields.Select(field => Shortened(field, longest))],
    };

    /// <summary>Null when it is not a form that can be shown.</summary>
    public static Form? Read(JsonElement data)
    {
        try
        {
            var form = data.ValueKind switch
            {
                JsonValueKind.Object => data.Deserialize(ChatJson.Default.Form),
                JsonValueKind.String => JsonSerializer.Deserialize(FormPacking.Unpack(data.GetString()!), ChatJson.Default.Form),
                _ => null,
            };
            return form is not null && IsWhole(form) && Problem(form) is null ? form : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidDataException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return null;
        }
    }

    /// <exception cref="ArgumentException">The form breaks its contract.</exception>
    public static void Check(Form form)
    {
        if (Problem(form) is { } problem) throw new ArgumentException(problem, nameof(form));
    }

    /// <summary>In code points, as the contract has it; browsers count some characters twice, which makes it less, never more.</summary>
    public static int Limit(TextField field) => Math.Clamp(field.MaxLength, 1, LongestText);

    /// <summary>Ids come back joined by commas; none of Teams' holds one.</summary>
    public static bool IsPerson(string id) => id.Length is > 0 and <= 200 && !id.Any(c => c == ',' || char.IsWhiteSpace(c) || char.IsControl(c));

    /// <summary>What stands for each option: its value, or its number where the value could not be told apart when values come back joined by commas.</summary>
    public static ImmutableArray<string> Tokens(ImmutableArray<FormOption> options) =>
    [
        .. options.Select((option, i) => option.Value.Length == 0 || option.Value[0] == '#' || option.Value.Any(c => c == ',' || char.IsWhiteSpace(c))
            ? string.Create(CultureInfo.InvariantCulture, $"#{i}")
            : option.Value),
    ];

    private static string? Problem(Form form)
    {
        var names = form.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Count is 0 or > MostFields || names.Count < form.Fields.Length) return $"The form '{form.Id}' needs 1 to {MostFields} fields, each with its own name.";
        if (names.Contains("") || names.Overlaps(Reserved)) return $"A field of the form '{form.Id}' has a name that means something else on Teams.";
        return form.Fields.FirstOrDefault(field => Options(field) is { Length: 0 or > MostOptions }) is { } wrong ? $"The field '{wrong.Name}' needs 1 to {MostOptions} options." : null;
    }

    private static FormField Shortened(FormField field, int longest)
    {
        var shortened = field switch
        {
            TextField text => text with { Initial = TextCut.Cut(LiteralText.Clean(text.Initial), Math.Min(longest, Limit(text))) },
            ChoiceField choice => choice with { Options = Shortened(choice.Options, longest) },
            ChoicesField choices => choices with { Options = Shortened(choices.Options, longest) },
            _ => field,
        };
        return shortened with
        {
            Label = TextCut.Cut(field.Label, Math.Min(longest, LongestLabel)),
            Hint = field.Hint is null ? null : TextCut.Cut(field.Hint, Math.Min(longest, LongestHint)),
        };
    }

    private static ImmutableArray<FormOption> Shortened(ImmutableArray<FormOption> options, int longest) =>
        [.. options.Select(option => option with { Label = TextCut.Cut(option.Label, Math.Min(longest, LongestOption)) })];

    private static ImmutableArray<FormOption>? Options(FormField field) => field switch
    {
        ChoiceField choice => choice.Options,
        ChoicesField choices => choices.Options,
        _ => null,
    };

    // JSON can leave out what the code cannot.
    private static bool IsWhole(Form form) =>
        form is { Id: not null, Title: not null, SubmitLabel: not null, CancelLabel: not null, State: not null, Fields.IsDefault: false }
        && form.Fields.All(field => field is { Name: not null, Label: not null } && field switch
        {
            TextField text => text.Initial is not null,
            PeopleField people => !people.Initial.IsDefault && people.Initial.All(id => id is not null),
            ChoiceField choice => IsWhole(choice.Options),
            ChoicesField choices => IsWhole(choices.Options) && !choices.Initial.IsDefault,
            _ => false,
        });

    private static bool IsWhole(ImmutableArray<FormOption> options) => !options.IsDefault && options.All(o => o is { Value: not null, Label: not null });
}
