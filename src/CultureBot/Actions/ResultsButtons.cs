using CultureBot.Chat;
using CultureBot.Pulse;

namespace CultureBot.Actions;

/// <summary>The button of the manager's summary that answers its weakest result, and the one by which they say that the team has talked.</summary>
internal sealed class ResultsButtons : IResultsAction
{
    // The talk comes first, and is the main one there.
    public Button ButtonFor(ResultsActionScope scope) =>
        ActionCards.PromiseButton(scope.Culture, TeamOf(scope), scope.Weakest.Item) with { Style = ButtonStyle.Plain };

    public Button AfterTalk(ResultsActionScope scope) => ActionCards.TalkedButton(scope.Culture, TeamOf(scope));

    private static Team TeamOf(ResultsActionScope scope)
    {
        var (window, group, _, _) = scope;
        return new(new(window.Value), group.GroupId);
    }
}
