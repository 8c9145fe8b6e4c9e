using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>A field as one of Adaptive Cards' inputs.</summary>
/// <param name="people">Whom to suggest.</param>
internal sealed class FormInputs(ImmutableArray<FormOption> people)
{
    /// <summary>More are folded away.</summary>
    private const int MostOpen = 10;
    private const int MostPeople = 100;
    private const int LongestTitle = 100;

    /// <summary>Everybody of the organization: in one's own chat with the bot "the current context" would be oneself (Microsoft's pages: "People Picker in Adaptive Cards").</summary>
    private const string Everybody = "graph.microsoft.com/users";

    /// <param name="field">What to ask.</param>
    /// <param name="typed">What was typed or chosen before; null for the field's own beginning.</param>
    public JsonObject Input(FormField field, ImmutableArray<string>? typed) => field switch
    {
        TextField text => Text(text, typed),
        PeopleField some => People(some, typed ?? some.Initial),
        ChoiceField choice => Options(choice, choice.Options, typed ?? (choice.Initial is null ? [] : [choice.Initial]), isMultiSelect: false),
        ChoicesField choices => Options(choices, choices.Options, typed ?? choices.Initial, isMultiSelect: true),
        _ => throw new ArgumentException($"Teams has no input for a {field.GetType().Name}.", nameof(field)),
    };

    private JsonObject Text(TextField field, ImmutableArray<string>? typed)
    {
        var input = Input("Input.Text", field);
        input["maxLength"] = TeamsFormData.Limit(field);
        if (field.IsMultiline) input["isMultiline"] = true;
        var value = typed is null ? field.Initial : string.Concat(typed);
        if (value.Length > 0) input["value"] = value;
        return input;
    }

    private JsonObject People(PeopleField field, ImmutableArray<string> chosen)
    {
        var input = Input("Input.ChoiceSet", field);
        input["style"] = "filtered";
        input["isMultiSelect"] = true;
        var suggested = people.Where(person => TeamsFormData.IsPerson(person.Value)).DistinctBy(person => person.Value, StringComparer.Ordinal).Take(MostPeople).ToList();
        input["choices"] = new JsonArray([.. suggested.Select(person => Choice(person.Label, person.Value))]);
        input["choices.data"] = new JsonObject { ["type"] = "Data.Query", ["dataset"] = Everybody };

        // Teams can name those whom we suggest and those whose Entra ids it gave us; anybody else would be shown as an id.
        var known = chosen.Where(id => suggested.Exists(person => person.Value == id) || Guid.TryParse(id, out _)).Distinct(StringComparer.Ordinal);
        if (string.Join(',', known) is { Length: > 0 } value) input["value"] = value;
        return input;
    }

    private JsonObject Options(FormField field, ImmutableArray<FormOption> options, ImmutableArray<string> chosen, bool isMultiSelect)
    {
        var input = Input("Input.ChoiceSet", field);
        input["style"] = options.Length <= MostOpen ? "expanded" : "compact";
        input["wrap"] = true;
        if (isMultiSelect) input["isMultiSelect"] = true;
        var tokens = TeamsFormData.Tokens(options);
        input["choices"] = new JsonArray([.. options.Select((option, i) => Choice(option.Label, tokens[i]))]);
        var value = string.Join(',', options.Select((option, i) => (option.Value, Token: tokens[i])).Where(o => chosen.Contains(o.Value, StringComparer.Ordinal)).Select(o => o.Token).Distinct(StringComparer.Ordinal).Take(isMultiSelect ? int.MaxValue : 1));
        if (value.Length > 0) input["value"] = value;
        return input;
    }

    // Titles of choices are read as Markdown by some hosts.
    private JsonObject Choice(string label, string value) => new()
    {
        ["title"] = TeamsMarkup.Inert(ChartDrawing.Line(label, LongestTitle)),
        ["value"] = value,
    };

    private JsonObject Input(string type, FormField field)
    {
        var label = ChartDrawing.Line(field.Label, int.MaxValue);
        var input = new JsonObject { ["type"] = type, ["id"] = field.Name, ["label"] = label };
        if (field.IsOptional) return input;
        input["isRequired"] = true;
        input["errorMessage"] = TeamsCardWords.Needed(label);
        return input;
    }
}
