using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>
/// Each day whoever owns feedback that is due is reminded, alone, in their own working hours: on the day, and once more a week later. All that is due
/// for somebody on a day is one message. What waits with somebody who has left is handed on first.
/// </summary>
internal sealed class RemindOwnersWork(Database database, HandOnResponses handOn, PersonalCalendars calendars, OutboxSignal outbox, TimeProvider clock) : IScheduledWork
{
    public const string WorkName = "feedback-reminders";

    // Early enough for a morning in Europe; whoever is ahead of it is reminded on their next morning.
    private const int FiveInTheMorning = 5;
    private const int ChunkSize = 200;

    public string Name => WorkName;

    public MissedRule Missed => MissedRule.Latest;

    public bool MayPause => true;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FiveInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (occurrence.Cursor.Length == 0) await database.WriteAsync(sql => handOn.HandleAsync(sql, now), WriteUrgency.Background, cancellationToken);
        // Somewhere it is tomorrow already; whether it is their day is asked of each.
        var due = await database.ReadAsync(
            sql => RemindersStore.ListDueAsync(sql, now.InUtc().Date.PlusDays(1), occurrence.Cursor, ChunkSize), cancellationToken);
        if (due.Count == 0) return null;
        await database.WriteAsync(
            async sql =>
            {
                var open = await calendars.ReadAsync(sql, [.. due.Select(response => response.Owner).Distinct()]);
                foreach (var response in due)
                {
                    if (open.GetValueOrDefault(response.Owner) is { } calendar && calendar.FirstOpening(now) is { } opening)
                        await RemindAsync(sql, response, opening, opening.InZone(calendar.Zone).Date, now);
                }
            },
            WriteUrgency.Background,
            cancellationToken);
        outbox.Notify();
        return due.Count < ChunkSize ? null : due[^1].Subject;
    }

    private static async Task RemindAsync(SqlSession sql, DueResponse response, Instant opening, LocalDate day, Instant now)
    {
        if (!response.IsAskedOn(day) || await PeopleStore.FindStandingAsync(sql, response.Owner) is not { } owner) return;
        if (!await RemindersStore.AddAsync(sql, response, day)) return;
        ReminderSubject subject = new(owner.PersonId, day);
        await OutboxStore.WantAsync(
            sql,
            new()
            {
                Kind = ReminderKind.KindName,
                Subject = subject.Text,
                Destination = new(owner.WorkspaceId, DestinationKind.Account, owner.ExternalId),
                NotBefore = opening,
            },
            now);
        // The day's message may have gone out with less in it.
        await OutboxStore.SubjectChangedAsync(sql, subject.Text, now);
    }
}
