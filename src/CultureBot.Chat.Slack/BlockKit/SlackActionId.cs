using System.Globalization;

namespace CultureBot.Chat.Slack;

/// <summary>
/// Slack wants each action_id once, cards may show the same action several times (one "Boost" a story): repeated ones get
/// <c>#2</c>, <c>#3</c> …, which is taken off again when the button is pressed.
/// </summary>
public static class SlackActionId
{
    /// <summary>What link buttons are called; Slack reports their clicks, and no route answers to it.</summary>
    public const string Link = "link";

    /// <summary>The action_id of the action's n-th occurrence in a message, counted from 1.</summary>
    public static string Of(string action, int occurrence) =>
        occurrence == 1 ? action : string.Create(CultureInfo.InvariantCulture, $"{action}#{occurrence}");

    /// <summary>The route's name that an action_id stands for.</summary>
    public static string Route(string actionId)
    {
        var mark = actionId.LastIndexOf('#');
        return mark > 0 && mark < actionId.Length - 1 && actionId.AsSpan(mark + 1).IndexOfAnyExceptInRange('0', '9') < 0
            ? actionId[..mark]
            : actionId;
    }
}
