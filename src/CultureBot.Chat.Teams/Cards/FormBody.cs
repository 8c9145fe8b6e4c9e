using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>
/// A form as inputs that are named as its fields. What they are part of goes along in the data of the button, so that it can be
/// shown again without anything being stored.
/// </summary>
/// <param name="form">What to ask, with no text too long.</param>
/// <param name="people">Whom to suggest.</param>
/// <param name="isDialog">True in a task module.</param>
internal sealed class FormBody(Form form, ImmutableArray<FormOption> people, bool isDialog)
{
    private const string Asked = "culturebot.asked";
    private const string LeftOut = "culturebot.left_out";

    private readonly TeamsMentions _mentions = new(areRead: false);

    /// <summary>What its button sends beside the inputs.</summary>
    public required JsonObject Data { get; init; }

    /// <summary>What was typed before, by field; null for a new form.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>>? Typed { get; init; }

    /// <summary>What is wrong with it, by field.</summary>
    public ImmutableDictionary<string, string>? Errors { get; init; }

    public JsonArray Elements()
    {
        var asked = new JsonArray();
        var inputs = new FormInputs(people);
        if (!isDialog) Add(asked, form.Title, TeamsLineStyle.Title);
        foreach (var (_, words) in Errors?.Where(error => form.Fields.All(field => field.Name != error.Key)) ?? []) Add(asked, words, TeamsLineStyle.Error);
        foreach (var field in form.Fields)
        {
            asked.Add((JsonNode)inputs.Input(field, Typed?.GetValueOrDefault(field.Name)));
            if (Errors?.GetValueOrDefault(field.Name) is { Length: > 0 } wrong) Add(asked, wrong, TeamsLineStyle.Error, "Small");
            if (!string.IsNullOrWhiteSpace(field.Hint)) Add(asked, field.Hint, TeamsLineStyle.Note, "Small");
        }

        asked.Add((JsonNode)Buttons());
        if (isDialog) return asked;

        // Leaving asks nothing of us: the inputs make room for a line, and what was not sent is nowhere.
        var left = TeamsLine.Element(TeamsCardWords.LeftOut, TeamsLineStyle.Note, _mentions);
        (left["id"], left["isVisible"]) = (LeftOut, false);
        return [new JsonObject { ["type"] = "Container", ["id"] = Asked, ["items"] = asked }, left];
    }

    private JsonObject Buttons()
    {
        if (isDialog) return TeamsButtons.Set(TeamsButtons.Submit(form.SubmitLabel, Data, ButtonStyle.Primary, sendsInputs: true));

        var cancel = new JsonObject
        {
            ["type"] = "Action.ToggleVisibility",
            ["title"] = ChartDrawing.Line(form.CancelLabel, 75),
            ["targetElements"] = new JsonArray(Target(Asked, isVisible: false), Target(LeftOut, isVisible: true)),
        };
        return TeamsButtons.Set(TeamsButtons.Execute(form.SubmitLabel, form.Id, Data, ButtonStyle.Primary, sendsInputs: true), cancel);
    }

    private static JsonObject Target(string id, bool isVisible) => new() { ["elementId"] = id, ["isVisible"] = isVisible };

    private void Add(JsonArray asked, string text, TeamsLineStyle style, string spacing = "")
    {
        foreach (var (line, _) in TeamsLines.Of(text, _mentions))
        {
            var element = TeamsLine.Element(line, style, _mentions);
            if (spacing.Length > 0) element["spacing"] = spacing;
            asked.Add((JsonNode)element);
        }
    }
}
