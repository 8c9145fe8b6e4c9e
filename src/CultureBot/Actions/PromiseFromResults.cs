using CultureBot.Chat;
using CultureBot.Pulse;

namespace CultureBot.Actions;

/// <summary>The button of the manager's summary that answers its weakest result.</summary>
internal sealed class PromiseFromResults : IResultsAction
{
    public Button ButtonFor(ResultsActionScope scope)
    {
        var (window, group, weakest, culture) = scope;
        return ActionCards.PromiseButton(culture, new(new(window.Value), group.GroupId), weakest.Item);
    }
}
