using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime.Extensions;

namespace CultureBot.Celebrations;

/// <summary>
/// Wants a post for each morning to come of a workspace, in every zone in which somebody lives. Who is on it is known only at its hour, and then it is sent, or cancelled
/// when that is nobody: so whatever is corrected before counts.
/// </summary>
internal sealed class WantCelebrations(Database database, PersonalCalendars calendars, OutboxSignal outbox, TimeProvider clock)
{
    private const int ChunkSize = 500;

    /// <summary>Today and two days more, so that a night without the program takes no morning away.</summary>
    private const int DaysAhead = 2;

    /// <summary>All of a workspace.</summary>
    public async Task HandleAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        AccountId? after = default(AccountId);
        while (after is { } from) after = await ChunkAsync(workspace, from, cancellationToken);
    }

    /// <summary>The zones of the next people; wanted again, nothing changes.</summary>
    /// <returns>The last account looked at; null when there are no more.</returns>
    public async Task<AccountId?> ChunkAsync(WorkspaceId workspace, AccountId after, CancellationToken cancellationToken)
    {
        var last = await database.WriteAsync(sql => WantAsync(sql, workspace, after), WriteUrgency.Background, cancellationToken);
        outbox.Notify();
        return last;
    }

    private async Task<AccountId?> WantAsync(SqlSession sql, WorkspaceId id, AccountId after)
    {
        var now = clock.GetCurrentInstant();
        var settings = await CelebrationSettingsStore.FindAsync(sql, id);
        if (!settings.IsOn || await WorkspacesStore.FindAsync(sql, id) is not { DisconnectedAt: null } workspace) return null;
        if (await settings.FindChannelAsync(sql, workspace) is not { } channel) return null;
        var people = await CelebrationsStore.ListHereAfterAsync(sql, id, after, ChunkSize);
        var zones = (await calendars.ReadAsync(sql, [.. people.Select(person => person.PersonId).Distinct()])).Values.Select(calendar => calendar.Zone).DistinctBy(zone => zone.Id, StringComparer.Ordinal);
        var mornings = zones
            .SelectMany(zone => Enumerable.Range(0, DaysAhead + 1).Select(days => CelebrationMorning.Of(now.InZone(zone).Date.PlusDays(days), zone)))
            .Where(morning => morning.Hour > now)
            .Distinct();
        await OutboxStore.WantManyAsync(
            sql,
            [
                .. mornings.Select(morning => new WantedMessage
                {
                    Kind = CelebrationPostKind.KindName,
                    Subject = morning.Subject,
                    Destination = new(id, DestinationKind.Channel, channel.ExternalId),
                    NotBefore = morning.Hour,
                }),
            ],
            now);
        return people.Count < ChunkSize ? null : people[^1].AccountId;
    }
}
