using System.Collections.Immutable;
using CultureBot.Delivery;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>Why a choice cannot be stored; nothing is changed then.</summary>
public enum PreferencesRefusal
{
    /// <summary>There are no words in that language.</summary>
    Language,

    /// <summary>There is no such minute of a day.</summary>
    Hour,

    /// <summary>That account is not theirs, or no longer there.</summary>
    Inbox,

    /// <summary>When they begin to work is no time of day, or missing beside the end.</summary>
    WorkFrom,

    /// <summary>When they end is no time of day, or missing beside the beginning.</summary>
    WorkTo,

    /// <summary>They would end before they begin.</summary>
    WorkOrder,

    /// <summary>They would work in quiet hours alone.</summary>
    WorkQuiet,

    /// <summary>Their first day away is no date, or missing beside the last.</summary>
    AwayFrom,

    /// <summary>Their last day away is no date, or missing beside the first.</summary>
    AwayTo,

    /// <summary>They would be back before they go.</summary>
    AwayOrder,
}

/// <summary>Stores what somebody chose for themselves, and lets all that depends on it follow, in one unit of work.</summary>
public sealed class ChangePreferences(
    Database database, IEnumerable<IFollowPreferences> followers, WorkingTimeOptions workingTime, OutboxSignal outbox, TimeProvider time)
{
    /// <returns>What speaks against it; empty when it is stored.</returns>
    public async Task<ImmutableArray<PreferencesRefusal>> HandleAsync(Account account, Preferences chosen, CancellationToken cancellationToken)
    {
        var refusals = await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return refusals;

        async Task<ImmutableArray<PreferencesRefusal>> StoreAsync(SqlSession sql)
        {
            ImmutableArray<Account> accounts = [.. await PeopleStore.ListSamePersonAsync(sql, account.PersonId)];
            ImmutableArray<PreferencesRefusal> against = [.. Refusals(chosen, accounts)];
            if (!against.IsEmpty) return against;

            var now = time.GetCurrentInstant();
            await PreferencesStore.SaveAsync(sql, account.PersonId, chosen, now);
            foreach (var follower in followers) await follower.FollowAsync(sql, accounts, chosen, now);
            return [];
        }
    }

    private IEnumerable<PreferencesRefusal> Refusals(Preferences chosen, ImmutableArray<Account> accounts)
    {
        if (chosen.Language.Length > 0 && Languages.Written.All(language => language.Name != chosen.Language)) yield return PreferencesRefusal.Language;
        if (chosen.MinuteOfDay is < 0 or >= 24 * 60) yield return PreferencesRefusal.Hour;
        if (chosen.Inbox is { } inbox && !accounts.Any(account => account.Id == inbox && account.IsActive)) yield return PreferencesRefusal.Inbox;
        foreach (var refusal in WorkingTimeCheck.Refusals(chosen.Working, workingTime)) yield return refusal;
    }
}
