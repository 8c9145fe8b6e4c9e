using CultureBot.People;

namespace CultureBot.Actions;

/// <summary>Somebody else sees to it from now on.</summary>
public sealed record ChangeOwner(Account By, ActionId Action, Account Owner);

/// <summary>Gives an open action to another owner, who is told.</summary>
internal sealed class ChangeOwnerHandler(ChangeAction changes, ActionNews news)
{
    public async Task<ChangeActionResult> HandleAsync(ChangeOwner request, CancellationToken cancellationToken) =>
        !PromiseActionHandler.IsOwner(request.Owner)
            ? new(ChangeRefusal.Owner, null)
            : await changes.HandleAsync(
                request.By,
                request.Action,
                byOwner: false,
                async (sql, action, now) =>
                {
                    if (action.State != ActionState.Open) return new(ChangeRefusal.Settled, action);
                    if ((await PeopleStore.FindAsync(sql, action.OwnerId))?.PersonId == request.Owner.PersonId) return new(null, action);
                    var changed = action with { OwnerId = request.Owner.Id, ChangedAt = now };
                    await ActionsStore.SaveAsync(sql, changed);
                    await news.TellAsync(sql, changed, request.By.Id, "action.owner_changed", now);
                    await ActionNews.TellOwnerAsync(sql, changed, request.Owner, request.By, now);
                    return new(null, changed);
                },
                cancellationToken);
}
