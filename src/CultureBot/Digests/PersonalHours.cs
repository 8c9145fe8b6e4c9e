using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Digests;

/// <summary>When the personal messages of one occurrence may go to each of some people.</summary>
internal sealed class PersonalHours(Schedule schedule, Occurrence occurrence, IReadOnlyDictionary<PersonId, Preferences> chosen)
{
    /// <summary>
    /// Until the unit ends nobody else who plans personal messages, or changes their hours, gets past this: who wants them by
    /// a plan and who changes the plan do not miss each other.
    /// </summary>
    public static Task LockAsync(SqlSession sql) => OutboxStore.LockSubjectAsync(sql, "personal-hours");

    /// <param name="sql">The unit of work; locked by <see cref="LockAsync"/> when messages are written by what is read.</param>
    /// <param name="schedule">Whose hour it is unless somebody chose another.</param>
    /// <param name="occurrence">Whose date it is.</param>
    /// <param name="accounts">At most 1,000.</param>
    public static async Task<PersonalHours> ReadAsync(
        SqlSession sql, Schedule schedule, Occurrence occurrence, IReadOnlyCollection<Account> accounts) =>
        new(schedule, occurrence, await PreferencesStore.ListAsync(sql, accounts.Select(account => account.PersonId)));

    /// <summary>The schedule's own hour for nobody.</summary>
    public Instant Of(Account? account) => LocalTimes.PersonalHour(
        schedule,
        occurrence,
        account?.TimeZone ?? "",
        account is not null && chosen.TryGetValue(account.PersonId, out var own) ? own.MinuteOfDay : null);
}
