using CultureBot.People;

namespace CultureBot.Actions;

/// <summary>It is done.</summary>
public sealed record FinishAction(Account By, ActionId Action);

/// <summary>Marks an open action as done; doing so twice changes nothing.</summary>
internal sealed class FinishActionHandler(ChangeAction changes, ActionNews news)
{
    public Task<ChangeActionResult> HandleAsync(FinishAction request, CancellationToken cancellationToken) =>
        changes.HandleAsync(
            request.By,
            request.Action,
            byOwner: true,
            async (sql, action, now) =>
            {
                if (action.State == ActionState.Done) return new(null, action);
                if (action.State != ActionState.Open) return new(ChangeRefusal.Settled, action);
                var done = action with { State = ActionState.Done, DoneAt = now, ChangedAt = now };
                await ActionsStore.SaveAsync(sql, done);
                await news.TellAsync(sql, done, request.By.Id, "action.done", now);
                return new(null, done);
            },
            cancellationToken);
}
