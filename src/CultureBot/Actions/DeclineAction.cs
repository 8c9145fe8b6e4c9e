using CultureBot.People;

namespace CultureBot.Actions;

/// <summary>What was promised will not be done, and why.</summary>
public sealed record DeclineAction(Account By, ActionId Action, string Why);

/// <summary>Takes a promise back openly: the reason stands where the promise stood.</summary>
internal sealed class DeclineActionHandler(ChangeAction changes, ActionNews news)
{
    public async Task<ChangeActionResult> HandleAsync(DeclineAction request, CancellationToken cancellationToken) =>
        ChangeAction.Check(request.Why) is { } wrong
            ? new(wrong, null)
            : await changes.HandleAsync(
                request.By,
                request.Action,
                byOwner: false,
                async (sql, action, now) =>
                {
                    if (action.State == ActionState.Declined && action.Why == request.Why) return new(null, action);
                    if (action.State != ActionState.Open) return new(ChangeRefusal.Settled, action);
                    var declined = action with { State = ActionState.Declined, Why = request.Why, DeclinedAt = now, ChangedAt = now };
                    await ActionsStore.SaveAsync(sql, declined);
                    await news.TellAsync(sql, declined, request.By.Id, "action.declined", now);
                    return new(null, declined);
                },
                cancellationToken);
}
