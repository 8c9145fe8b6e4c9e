using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>Day 10: have you talked with your team? Day 14: what do you answer? Managers of released teams are asked, once each.</summary>
internal sealed class AskTeams(Database database, IReleasedFigures figures, SendFollowUp send) : IFollowUpStep
{
    private const int ChunkSize = 200;

    public int Order => 30;

    public async Task<string?> RunAsync(string after, Instant now, CancellationToken cancellationToken)
    {
        var due = await database.ReadAsync(sql => ListAsync(sql, after, now), cancellationToken);
        if (due.Count == 0) return null;
        await database.WriteAsync(
            async sql =>
            {
                foreach (var (team, manager, days) in due) await AskAsync(sql, team, manager, days, now);
            },
            WriteUrgency.Background,
            cancellationToken);
        return due.Count < ChunkSize ? null : due[^1].Team.Subject;
    }

    private async Task<IReadOnlyList<(Team Team, PersonId Manager, int Days)>> ListAsync(SqlSession sql, string after, Instant now)
    {
        var due = new List<(Team Team, PersonId Manager, int Days)>();
        foreach (var window in await figures.ListClosedAsync(sql, now - Duration.FromDays(FollowUpDays.FirstProgress)))
        {
            var days = FollowUpDays.Since(window, now);
            if (days is < FollowUpDays.Talk or >= FollowUpDays.FirstProgress || !window.IsPublished(now)) continue;
            foreach (var group in await figures.ListGroupsAsync(sql, window.Id))
            {
                if (group.ManagerId is { } manager) due.Add((new(window.Id, group.Id), manager, days));
            }
        }

        return
        [
            .. due.Where(one => string.CompareOrdinal(one.Team.Subject, after) > 0).OrderBy(one => one.Team.Subject, StringComparer.Ordinal).Take(ChunkSize),
        ];
    }

    private async Task AskAsync(SqlSession sql, Team team, PersonId manager, int days, Instant now)
    {
        if ((await ActionsStore.ListAsync(sql, team)).Count > 0) return;
        var isForActions = days >= FollowUpDays.Actions;
        if (!isForActions && await FollowUpsStore.HasTalkedAsync(sql, team)) return;
        if (await PeopleStore.FindStandingAsync(sql, manager) is not { } reader) return;
        await send.HandleAsync(sql, isForActions ? ActionsAskedKind.KindName : TalkAskedKind.KindName, team.Subject, "", reader, now);
    }
}
