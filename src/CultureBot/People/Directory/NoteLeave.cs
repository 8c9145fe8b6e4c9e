using System.Collections.Immutable;
using CultureBot.Delivery;
using CultureBot.Privacy;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace CultureBot.People.Directory;

/// <summary>Why a leave is not stored; nothing is changed then.</summary>
public enum LeaveRefusal
{
    /// <summary>There is nobody of that id.</summary>
    NoSuchPerson,

    /// <summary>The first or the last day is no date between 2000 and 2100.</summary>
    NoDate,

    /// <summary>They would be back before they go.</summary>
    Order,

    /// <summary>There is no such leave any more, or it is what the person themselves wrote down.</summary>
    NoSuchLeave,
}

/// <summary>HR or an administrator writes down when somebody does not work.</summary>
/// <param name="Person">Who is away.</param>
/// <param name="From">The first day; null when what was typed is none.</param>
/// <param name="To">The last day, likewise.</param>
/// <param name="By">Who says so.</param>
public sealed record NoteLeave(PersonId Person, LocalDate? From, LocalDate? To, AccountId By)
{
    /// <summary>The first day of the leave that it takes the place of; null for a further one.</summary>
    public LocalDate? Instead { get; init; }
}

/// <summary>
/// Stores leave where what people write down themselves is stored, so that nothing is sent on these days and what was planned for them
/// moves. Noted twice it is one leave.
/// </summary>
public sealed class NoteLeaveHandler(Database database, IEnumerable<IFollowPreferences> followers, OutboxSignal outbox, TimeProvider time)
{
    private static readonly DateInterval Years = new(new(2000, 1, 1), new(2100, 12, 31));

    /// <returns>Null when it is stored.</returns>
    public async Task<LeaveRefusal?> HandleAsync(NoteLeave request, CancellationToken cancellationToken)
    {
        if (request is not { From: { } from, To: { } to } || !Years.Contains(from) || !Years.Contains(to)) return LeaveRefusal.NoDate;
        if (to < from) return LeaveRefusal.Order;
        return await ChangeAsync(
            request.Person, request.By, request.Instead is null ? "leave.noted" : "leave.changed", $"{LocalDatePattern.Iso.Format(from)} – {LocalDatePattern.Iso.Format(to)}",
            async sql =>
            {
                if (request.Instead is { } before && !await WorkingTimeStore.RemoveLeaveAsync(sql, request.Person, WorkingTimeStore.Hr, before)) return false;
                await WorkingTimeStore.AddLeaveAsync(sql, request.Person, WorkingTimeStore.Hr, from, to);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Ends a leave yesterday, or takes it back when it has not begun: they are here today.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="from">Its first day.</param>
    /// <param name="today">Where whoever says so is.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null when it is over.</returns>
    public Task<LeaveRefusal?> EndAsync(PersonId person, LocalDate from, LocalDate today, AccountId by, CancellationToken cancellationToken) =>
        ChangeAsync(
            person, by, "leave.ended", LocalDatePattern.Iso.Format(from),
            async sql =>
            {
                var leave = (await WorkingTimeStore.ListLeavesAsync(sql, [person], from)).FirstOrDefault(one => one.Source == WorkingTimeStore.Hr && one.FromDate == from);
                if (leave is null) return false;
                await WorkingTimeStore.RemoveLeaveAsync(sql, person, WorkingTimeStore.Hr, from);
                var yesterday = today.PlusDays(-1);
                if (from <= yesterday) await WorkingTimeStore.AddLeaveAsync(sql, person, WorkingTimeStore.Hr, from, LocalDate.Min(leave.ToDate, yesterday));
                return true;
            },
            cancellationToken);

    private async Task<LeaveRefusal?> ChangeAsync(
        PersonId person, AccountId by, string action, string details, Func<SqlSession, Task<bool>> change, CancellationToken cancellationToken)
    {
        var refusal = await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return refusal;

        async Task<LeaveRefusal?> StoreAsync(SqlSession sql)
        {
            ImmutableArray<Account> accounts = [.. await PeopleStore.ListSamePersonAsync(sql, person)];
            if (accounts.All(account => account.ErasedAt is not null) && await DirectoryStore.FindEntryAsync(sql, person) is null) return LeaveRefusal.NoSuchPerson;
            if (!await change(sql)) return LeaveRefusal.NoSuchLeave;
            var now = time.GetCurrentInstant();
            var chosen = await PreferencesStore.FindAsync(sql, person);
            foreach (var follower in accounts.IsEmpty ? [] : followers) await follower.FollowAsync(sql, accounts, chosen, now);
            await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = action, Subject = $"person:{person.Value:D}", Details = details });
            return null;
        }
    }
}
