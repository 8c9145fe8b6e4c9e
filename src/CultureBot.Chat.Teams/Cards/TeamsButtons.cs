using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Buttons as actions. Action.Execute is answered in place; clients that do not know it, and dialogs, send the same data by
/// Action.Submit.
/// </summary>
internal static class TeamsButtons
{
    private const int MostInARow = 5;
    private const int LongestLabel = 75;

    /// <summary>Sets of at most five, each of at most so many bytes where a single button leaves the choice.</summary>
    /// <exception cref="ArgumentException">An action or a value is longer than the card's contract allows.</exception>
    public static IEnumerable<JsonObject> Rows(ImmutableArray<Button> buttons, bool isDialog, int mostBytes)
    {
        var row = new JsonArray();
        foreach (var button in buttons.Where(b => b.Address is null || TeamsLine.IsAddress(b.Address)))
        {
            var action = Action(button, isDialog);
            if (row.Count > 0 && (row.Count == MostInARow || CardPart.Size(row) + CardPart.Size(action) > mostBytes))
            {
                yield return Set(row);
                row = [];
            }

            row.Add((JsonNode)action);
        }

        if (row.Count > 0) yield return Set(row);
    }

    public static JsonObject Set(params ReadOnlySpan<JsonObject> actions) => Set(new JsonArray([.. actions]));

    /// <param name="label">What it says.</param>
    /// <param name="data">What comes back.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="sendsInputs">True when what was typed on the card comes back with it.</param>
    public static JsonObject Submit(string label, JsonObject data, ButtonStyle style, bool sendsInputs)
    {
        var action = Styled(new() { ["type"] = "Action.Submit", ["title"] = ChartDrawing.Line(label, LongestLabel), ["data"] = data }, style);
        if (!sendsInputs) action["associatedInputs"] = "none";
        return action;
    }

    /// <param name="label">What it says.</param>
    /// <param name="verb">Names it for Teams; we go by the data.</param>
    /// <param name="data">What comes back.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="sendsInputs">True when what was typed on the card comes back with it.</param>
    public static JsonObject Execute(string label, string verb, JsonObject data, ButtonStyle style, bool sendsInputs)
    {
        var action = Submit(label, data, style, sendsInputs);
        var fallback = action.DeepClone();
        action["type"] = "Action.Execute";
        action["verb"] = verb;
        action["fallback"] = fallback;
        return action;
    }

    private static JsonObject Set(JsonArray actions) => new() { ["type"] = "ActionSet", ["actions"] = actions };

    private static JsonObject Action(Button button, bool isDialog)
    {
        if (button.Address is not null)
            return Styled(new() { ["type"] = "Action.OpenUrl", ["title"] = ChartDrawing.Line(button.Label, LongestLabel), ["url"] = button.Address.AbsoluteUri }, button.Style);

        var data = TeamsCardAction.Data(new PressedButton(button.Action, button.Value));
        if (!isDialog && !button.OpensForm) return Execute(button.Label, button.Action, data, button.Style, sendsInputs: false);

        // Only a button that says so before it is pressed can open a dialog; one in a dialog goes on in it.
        if (!isDialog) data["msteams"] = new JsonObject { ["type"] = "task/fetch" };
        return Submit(button.Label, data, button.Style, sendsInputs: false);
    }

    private static JsonObject Styled(JsonObject action, ButtonStyle style)
    {
        if (style == ButtonStyle.Primary) action["style"] = "positive";
        if (style == ButtonStyle.Danger) action["style"] = "destructive";
        return action;
    }
}
