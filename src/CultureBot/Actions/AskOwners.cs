using System.Globalization;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>Days 30 and 60: owners of open actions are asked how it goes. What is overdue is said to its owner alone, once.</summary>
internal sealed class AskOwners(Database database, IReleasedFigures figures, SendFollowUp send) : IFollowUpStep
{
    private const int ChunkSize = 200;

    public int Order => 40;

    public async Task<string?> RunAsync(string after, Instant now, CancellationToken cancellationToken)
    {
        var from = after.Length == 0 ? default : new ActionId(Guid.Parse(after, CultureInfo.InvariantCulture));
        var open = await database.ReadAsync(sql => ActionsStore.ListOpenAfterAsync(sql, from, ChunkSize), cancellationToken);
        if (open.Count == 0) return null;
        await database.WriteAsync(
            async sql =>
            {
                foreach (var action in open) await AskAsync(sql, action, now);
            },
            WriteUrgency.Background,
            cancellationToken);
        return open.Count < ChunkSize ? null : open[^1].Id.Value.ToString("D");
    }

    private async Task AskAsync(SqlSession sql, TeamAction action, Instant now)
    {
        if (await FindReaderAsync(sql, action) is not { } reader || await figures.FindAsync(sql, action.Team.Window) is not { } window) return;
        var step = FollowUpDays.Since(window, now) switch
        {
            >= FollowUpDays.End => 0,
            >= FollowUpDays.SecondProgress => FollowUpDays.SecondProgress,
            >= FollowUpDays.FirstProgress => FollowUpDays.FirstProgress,
            _ => 0,
        };
        if (step > 0)
            await send.HandleAsync(sql, ProgressAskedKind.KindName, action.Id.Subject, step.ToString(CultureInfo.InvariantCulture), reader, now);
        if (action.IsOverdue(OwnDay.Of(reader, now)))
            await send.HandleAsync(sql, OverdueKind.KindName, action.Id.Subject, "", reader, now);
    }

    // Whoever owned it may have left; then it falls to the team's manager.
    private async Task<Account?> FindReaderAsync(SqlSession sql, TeamAction action) =>
        await PeopleStore.FindAsync(sql, action.OwnerId) is { } owner && await PeopleStore.FindStandingAsync(sql, owner.PersonId) is { } standing
            ? standing
            : await figures.FindGroupAsync(sql, action.Team.Window, action.Team.GroupId) is { ManagerId: { } manager }
                ? await PeopleStore.FindStandingAsync(sql, manager)
                : null;
}
