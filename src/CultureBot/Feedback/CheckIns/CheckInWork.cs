using System.Globalization;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>What the schedule of service check-ins starts: a round, some hundred people a step, one workspace after the other.</summary>
internal sealed class CheckInWork(Database database, AskRound ask, OutboxSignal outbox, TimeProvider clock) : IScheduledWork
{
    public const string WorkName = "service-check-in";

    /// <summary>Of its only schedule: HR sets it and ends it.</summary>
    public const string ScheduleSubject = "rounds";

    private const int ChunkSize = 250;
    private const char Between = '/';

    public string Name => WorkName;

    public MissedRule Missed => MissedRule.Latest;

    public bool MayPause => true;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => null;

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var (place, after) = Read(occurrence.Cursor);
        var now = clock.GetCurrentInstant();
        var round = new CheckInRound(Quarter.At(occurrence.DueAt).Name, occurrence.Period);
        var next = await database.WriteAsync(
            async sql =>
            {
                var workspaces = (await WorkspacesStore.ListConnectedAsync(sql)).OrderBy(workspace => workspace.Id.Value).ToList();
                if (place >= workspaces.Count) return null;
                var people = await PeopleStore.ListActiveAfterAsync(sql, workspaces[place].Id, after, ChunkSize);
                await ask.HandleAsync(sql, round, [.. people.Where(one => one.Kind == Chat.AccountKind.Member)], now);
                return people.Count == ChunkSize ? $"{place}{Between}{people[^1].Id.Value:D}" : $"{place + 1}{Between}";
            },
            WriteUrgency.Background,
            cancellationToken);
        outbox.Notify();
        return next;
    }

    private static (int Place, AccountId? After) Read(string cursor) => cursor.Split(Between) is [var place, var after]
        ? (int.Parse(place, CultureInfo.InvariantCulture), Guid.TryParse(after, out var id) ? new AccountId(id) : null)
        : (0, null);
}
