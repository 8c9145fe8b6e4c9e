using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Digests;

/// <summary>
/// Somebody's digest that waits for their hour waits for the one they chose. What a person asked for, what was sent or is
/// just being sent stays as it is.
/// </summary>
internal sealed class MoveOwnDigests : IFollowPreferences
{
    public async Task FollowAsync(SqlSession sql, ImmutableArray<Account> accounts, Preferences chosen, Instant now)
    {
        await PersonalHours.LockAsync(sql);
        foreach (var account in accounts)
        {
            var place = new Destination(account.WorkspaceId, DestinationKind.Account, account.ExternalId);
            foreach (var waiting in await OutboxStore.ListWaitingAtAsync(sql, DigestPersonalKind.KindName, place)) await MoveAsync(sql, account, waiting);
        }
    }

    private static async Task MoveAsync(SqlSession sql, Account account, WaitingMessage waiting)
    {
        if (await OccurrencesStore.FindAsync(sql, DigestSchedule.OccurrenceOf(waiting.Subject)) is not { IsRequested: false } occurrence) return;
        var schedule = (await SchedulesStore.FindAsync(sql, occurrence.ScheduleId))!;
        var hours = await PersonalHours.ReadAsync(sql, schedule, occurrence, [account]);
        await OutboxStore.MoveAsync(sql, [new(waiting.Id, hours.Of(account))]);
    }
}
