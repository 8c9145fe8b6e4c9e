using CultureBot.People;

namespace CultureBot.Actions;

/// <summary>Somebody says how it goes.</summary>
public sealed record ReportProgress(Account By, ActionId Action, string Words, string RequestKey);

/// <summary>Keeps what is reported on the way; the same report twice is one.</summary>
internal sealed class ReportProgressHandler(ChangeAction changes, ActionNews news)
{
    public async Task<ChangeActionResult> HandleAsync(ReportProgress request, CancellationToken cancellationToken) =>
        ChangeAction.Check(request.Words) is { } wrong
            ? new(wrong, null)
            : await changes.HandleAsync(
                request.By,
                request.Action,
                byOwner: true,
                async (sql, action, now) =>
                {
                    if (action.State != ActionState.Open) return new(ChangeRefusal.Settled, action);
                    var progress = new ActionProgress { ActionId = action.Id, ReportedBy = request.By.Id, ReportedAt = now, Words = request.Words };
                    if (!await ActionProgressStore.AddAsync(sql, progress, request.RequestKey)) return new(null, action);
                    var changed = action with { ChangedAt = now };
                    await ActionsStore.SaveAsync(sql, changed);
                    await news.TellAsync(sql, changed, request.By.Id, "action.progress", now);
                    return new(null, changed);
                },
                cancellationToken);
}
