using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Celebrations;

/// <summary>
/// Each night: whoever is in a workspace where birthdays or anniversaries are celebrated, and of whom nobody knows the date, is asked for it once, in their working hours;
/// so many people a workspace and day at most.
/// </summary>
internal sealed class AskForDatesWork(Database database, PersonalCalendars calendars, OutboxSignal outbox, TimeProvider clock) : IScheduledWork
{
    public const int MostADay = 50;

    private const int FourInTheMorning = 4;
    private const int ChunkSize = 500;

    public string Name => "celebration-dates";

    public MissedRule Missed => MissedRule.Latest;

    public bool MayPause => true;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FourInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var at = WorkspaceCursor.Read(occurrence.Cursor);
        var workspaces = await database.ReadAsync(CelebrationSettingsStore.ListOnAsync, cancellationToken);
        List<WorkspaceId> ids = [.. workspaces.Select(settings => settings.WorkspaceId)];
        if (at.Find(ids) is not { } workspace) return null;
        var settings = workspaces.Single(one => one.WorkspaceId == workspace);
        var last = await database.WriteAsync(sql => AskAsync(sql, settings, at.After), WriteUrgency.Background, cancellationToken);
        outbox.Notify();
        return WorkspaceCursor.Next(ids, workspace, last);
    }

    /// <returns>The last account looked at; null when there are no more, or enough were asked.</returns>
    private async Task<AccountId?> AskAsync(SqlSession sql, CelebrationSettings settings, AccountId after)
    {
        var now = clock.GetCurrentInstant();
        var left = MostADay - await OwnCelebrationsStore.CountAskedAsync(sql, settings.WorkspaceId, now.InUtc().Date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());
        if (left <= 0) return null;

        List<(CelebrationKind Kind, OwnCelebrationsStore.UndatedPerson Person)> undated = [];
        var isEnd = true;
        foreach (var kind in CelebrationKinds.All.Where(settings.Has))
        {
            var some = await OwnCelebrationsStore.ListUndatedAfterAsync(sql, settings.WorkspaceId, kind, after, ChunkSize);
            isEnd &= some.Count < ChunkSize;
            undated.AddRange(some.Select(person => (kind, person)));
        }

        // Of two lists that end at different people only what both have looked at is done; the others come with the next chunk.
        var found = undated.GroupBy(one => one.Person).OrderBy(group => group.Key.AccountId.Value.ToString("D"), StringComparer.Ordinal).ToList();
        var people = found.Take(ChunkSize).ToList();
        var theirs = await calendars.ReadAsync(sql, [.. people.Select(group => group.Key.PersonId).Distinct()]);
        var asked = new HashSet<PersonId>();
        foreach (var person in people)
        {
            // Whoever does not work within the day is asked on another one: else many questions would come on one Monday.
            if (theirs.GetValueOrDefault(person.Key.PersonId)?.FirstOpening(now) is not { } opening || opening >= now + Duration.FromDays(1)) continue;
            if (!asked.Add(person.Key.PersonId)) continue;
            await AskAsync(sql, settings.WorkspaceId, person.Key, [.. person.Select(one => one.Kind)], opening, now);
            if (asked.Count == left) return null;
        }

        return isEnd && found.Count <= ChunkSize ? null : people[^1].Key.AccountId;
    }

    private static async Task AskAsync(
        SqlSession sql, WorkspaceId workspace, OwnCelebrationsStore.UndatedPerson person, IReadOnlyList<CelebrationKind> kinds, Instant opening, Instant now)
    {
        foreach (var kind in kinds) await OwnCelebrationsStore.AskedAsync(sql, person.AccountId, kind, now);
        await OutboxStore.WantAsync(
            sql,
            new()
            {
                Kind = DatesAskedKind.KindName,
                Subject = DatesAsked.SubjectOf(person.AccountId),
                Destination = new(workspace, DestinationKind.Account, person.ExternalId),
                Step = DatesAsked.Write(kinds),
                NotBefore = opening,
            },
            now);
    }
}
