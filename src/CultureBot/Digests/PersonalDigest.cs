using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Digests;

/// <summary>
/// Everybody's own digest, at their own hour. A message is wanted for each active member; whether there is anything to
/// say is known only at that hour, and then it is sent or cancelled.
/// </summary>
internal sealed class PersonalDigestWork(Database database, OutboxSignal outbox, TimeProvider clock) : IScheduledWork
{
    public const string WorkName = "personal-digest";
    private const int ChunkSize = 500;

    public string Name => WorkName;

    public MissedRule Missed => MissedRule.LatestWithinTwoDays;

    public bool MayPause => true;

    public string? SubjectOf(OccurrenceId occurrence) => DigestSchedule.Subject(occurrence);

    public Schedule? DefaultFor(Workspace workspace, Instant now) => DigestSchedule.For(workspace, WorkName, isPersonal: true, now);

    public Schedule? DefaultForOrganization(Instant now) => null;

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        AccountId? after = occurrence.Cursor.Length == 0 ? null : new(Guid.Parse(occurrence.Cursor));
        var last = await database.WriteAsync(WantAsync, WriteUrgency.Background, cancellationToken);
        outbox.Notify();
        return last?.Value.ToString("D");

        async Task<AccountId?> WantAsync(SqlSession sql)
        {
            // A change of the hour, the schedule's or somebody's own, either is seen below, or finds these messages and moves them.
            await PersonalHours.LockAsync(sql);
            var workspace = (await WorkspacesStore.FindAsync(sql, occurrence.WorkspaceId!.Value))!;
            var schedule = (await SchedulesStore.FindAsync(sql, occurrence.ScheduleId))!;
            var accounts = await PeopleStore.ListActiveAfterAsync(sql, workspace.Id, after, ChunkSize);
            var hours = await PersonalHours.ReadAsync(sql, schedule, occurrence, accounts);
            await OutboxStore.WantManyAsync(
                sql,
                [
                    .. accounts.Select(account => new WantedMessage
                    {
                        Kind = DigestPersonalKind.KindName,
                        Subject = DigestSchedule.Subject(occurrence.Id),
                        Destination = new(workspace.Id, DestinationKind.Account, account.ExternalId),
                        NotBefore = hours.Of(account),
                    }),
                ],
                now);
            return accounts.Count < ChunkSize ? null : accounts[^1].Id;
        }
    }

    /// <summary>
    /// What waits for somebody's hour waits for the new one; a week that begins under either of two names has both moved.
    /// What was asked for by a person, sent, or found empty stays as it is.
    /// </summary>
    public async Task RescheduledAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        foreach (var period in ((DuePeriod?[])[LocalTimes.LatestDue(schedule, now), LocalTimes.NextDue(schedule, now)]).OfType<DuePeriod>())
        {
            var occurrence = await database.ReadAsync(sql => OccurrencesStore.FindAsync(sql, schedule.Id, period.Name), cancellationToken);
            if (occurrence is { IsRequested: false, WorkspaceId: not null }) await MoveAsync(occurrence, cancellationToken);
        }

        outbox.Notify();
    }

    private async Task MoveAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        MessageId? last = null;
        do
        {
            var after = last;
            last = await database.WriteAsync(sql => MoveChunkAsync(sql, occurrence, after), WriteUrgency.Background, cancellationToken);
        }
        while (last is not null);
    }

    /// <summary>Returns the last message looked at, or null when there are no more.</summary>
    private static async Task<MessageId?> MoveChunkAsync(SqlSession sql, Occurrence occurrence, MessageId? after)
    {
        var subject = DigestSchedule.Subject(occurrence.Id);
        await PersonalHours.LockAsync(sql);
        var schedule = (await SchedulesStore.FindAsync(sql, occurrence.ScheduleId))!;
        var waiting = await OutboxStore.ListWaitingAfterAsync(sql, DigestPersonalKind.KindName, subject, after, ChunkSize);
        var accounts = await PeopleStore.ListAsync(sql, [.. waiting.Select(m => (m.WorkspaceId, m.Destination))]);
        var hours = await PersonalHours.ReadAsync(sql, schedule, occurrence, accounts);
        var byId = accounts.ToDictionary(a => (a.WorkspaceId, a.ExternalId));
        await OutboxStore.MoveAsync(sql, [.. waiting.Select(m => new MovedMessage(m.Id, hours.Of(byId.GetValueOrDefault((m.WorkspaceId, m.Destination)))))]);
        return waiting.Count < ChunkSize ? null : waiting[^1].Id;
    }
}
