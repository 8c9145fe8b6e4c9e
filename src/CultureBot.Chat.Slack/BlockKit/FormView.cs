using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>A form as a modal view: an input block a field, its block_id the field's name and its action_id <c>value</c>.</summary>
/// <param name="longest">No text is longer than this, whatever Slack would take.</param>
internal sealed class FormView(int longest)
{
    /// <summary>The action_id of every input, as view_submission gives it back in <c>state.values</c>.</summary>
    public const string ValueActionId = "value";

    private const int MostFields = 100;
    private const int MostOptions = 100;
    private const int MostVisibleOptions = 10;

    public JsonObject Render(Form form)
    {
        var names = form.Fields.Select(field => field.Name).Distinct(StringComparer.Ordinal).Count();
        if (names is 0 or > MostFields || names < form.Fields.Length)
        {
            throw new ArgumentException($"The form '{form.Id}' needs 1 to {MostFields} fields, each with its own name.", nameof(form));
        }

        return new()
        {
            ["type"] = "modal",
            ["callback_id"] = SlackLiteral.Key(form.Id, 255, "form's id"),
            ["private_metadata"] = SlackLiteral.Key(form.State, 3000, "form's state"),
            ["title"] = PlainText.Of(form.Title, 24),
            ["submit"] = PlainText.Of(form.SubmitLabel, 24),
            ["close"] = PlainText.Of(form.CancelLabel, 24),
            ["blocks"] = new JsonArray([.. form.Fields.Select(Input)]),
        };
    }

    private JsonObject Input(FormField field)
    {
        var block = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = SlackLiteral.Key(field.Name, 255, "field's name"),
            ["label"] = PlainText.Of(field.Label, Math.Min(longest, 2000)),
            ["optional"] = field.IsOptional,
            ["element"] = Element(field),
        };
        if (!string.IsNullOrWhiteSpace(field.Hint)) block["hint"] = PlainText.Of(field.Hint, Math.Min(longest, 2000));
        return block;
    }

    private JsonObject Element(FormField field) => field switch
    {
        TextField text => Text(text),
        PeopleField people => People(people),
        ChoiceField choice => Choice(choice),
        ChoicesField choices => Choices(choices),
        _ => throw new ArgumentException($"Slack has no input for a {field.GetType().Name}.", nameof(field)),
    };

    private JsonObject Text(TextField field)
    {
        var limit = Math.Clamp(field.MaxLength, 1, 3000);
        var element = Named("plain_text_input");
        element["multiline"] = field.IsMultiline;
        element["max_length"] = limit;
        var initial = TextCut.Cut(LiteralText.Clean(field.Initial), Math.Min(limit, longest));
        if (initial.Length > 0) element["initial_value"] = initial;
        return element;
    }

    private static JsonObject People(PeopleField field)
    {
        var element = Named("multi_users_select");
        if (!field.Initial.IsEmpty) element["initial_users"] = new JsonArray([.. field.Initial.Select(id => JsonValue.Create(id))]);
        return element;
    }

    private JsonObject Choice(ChoiceField field)
    {
        var element = Named(field.Options.Length <= MostVisibleOptions ? "radio_buttons" : "static_select");
        element["options"] = Options(field, field.Options);
        if (field.Options.FirstOrDefault(option => option.Value == field.Initial) is { } initial) element["initial_option"] = Option(initial);
        return element;
    }

    private JsonObject Choices(ChoicesField field)
    {
        var element = Named(field.Options.Length <= MostVisibleOptions ? "checkboxes" : "multi_static_select");
        element["options"] = Options(field, field.Options);
        var chosen = field.Options.Where(option => field.Initial.Contains(option.Value, StringComparer.Ordinal));
        JsonNode?[] initial = [.. chosen.Select(Option)];
        if (initial.Length > 0) element["initial_options"] = new JsonArray(initial);
        return element;
    }

    private static JsonObject Named(string type) => new() { ["type"] = type, ["action_id"] = ValueActionId };

    private JsonArray Options(FormField field, ImmutableArray<FormOption> options) => options.Length is > 0 and <= MostOptions
        ? new([.. options.Select(Option)])
        : throw new ArgumentException($"The field '{field.Name}' needs 1 to {MostOptions} options.", nameof(options));

    private JsonObject Option(FormOption option) => new()
    {
        ["text"] = PlainText.Of(option.Label, Math.Min(longest, 75)),
        ["value"] = SlackLiteral.Key(option.Value, 150, "option's value"),
    };
}
