using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Actions;

/// <summary>The question that a team is asked about something that was done.</summary>
internal static class WhetherItHelped
{
    private const string ItemStart = "own:did-";

    // A question is read at a glance.
    private const int LongestWhat = 160;

    /// <summary>Its code in the window that asks it.</summary>
    public static string ItemOf(ActionId action) => ItemStart + action.Value.ToString("N");

    /// <summary>The action that a question asks about; null when it asks about none.</summary>
    public static ActionId? Find(string item) =>
        item.StartsWith(ItemStart, StringComparison.Ordinal) && Guid.TryParseExact(item.AsSpan(ItemStart.Length), "N", out var id) ? new(id) : null;

    /// <summary>A statement that people agree with or not.</summary>
    public static string Say(CultureInfo language, TeamAction action) => ActionsWords.SayPlain(
        language, "AskedAgain", ("what", TextCut.Cut(string.Join(' ', action.What.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestWhat)));

    /// <summary>In every language that the product has words in (BCP 47, lower case).</summary>
    public static ImmutableSortedDictionary<string, string> Words(TeamAction action) => Languages.Written.ToImmutableSortedDictionary(
        language => language.Name.ToLowerInvariant(), language => Say(language, action), StringComparer.Ordinal);
}
