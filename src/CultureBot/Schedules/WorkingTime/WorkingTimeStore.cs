using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>All SQL of people's own working time and their leave.</summary>
public static class WorkingTimeStore
{
    /// <summary>The source of a leave that the person themselves wrote down.</summary>
    public const string Own = "person";

    /// <summary>The source of a leave that HR or an administrator wrote down.</summary>
    public const string Hr = "hr";

    static WorkingTimeStore() => PeopleIds.Use();

    /// <summary>What these persons (at most 1,000) chose; those who chose nothing are left out.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, OwnWorkingTime>> ListAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons)
    {
        var asked = new { Persons = persons.Select(person => person.Value), Own };
        var hours = await sql.ListAsync<HoursRow>(
            "SELECT person_id, from_minute, to_minute, days FROM working_hours WHERE person_id IN @Persons", asked);
        var away = await sql.ListAsync<PersonsLeave>(
            "SELECT person_id, source, from_date, to_date FROM leaves WHERE person_id IN @Persons AND source = @Own", asked);
        var chosen = hours.ToDictionary(row => row.PersonId, row => row.Chosen);
        foreach (var leave in away)
        {
            chosen[leave.PersonId] = chosen.GetValueOrDefault(leave.PersonId, OwnWorkingTime.Unchosen) with
            {
                AwayFrom = leave.FromDate,
                AwayTo = leave.ToDate,
            };
        }

        return chosen;
    }

    /// <summary>In place of what the person chose before.</summary>
    public static async Task SaveAsync(SqlSession sql, PersonId person, OwnWorkingTime chosen, Instant now)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO working_hours (person_id, from_minute, to_minute, days, changed_at)
            VALUES (@Person, @FromMinute, @ToMinute, @Days, @Now)
            ON CONFLICT (person_id) DO UPDATE SET from_minute = excluded.from_minute, to_minute = excluded.to_minute,
                days = excluded.days, changed_at = excluded.changed_at
            """,
            new
            {
                Person = person,
                FromMinute = (long?)chosen.From,
                ToMinute = (long?)chosen.To,
                Days = chosen.Days.ToNames(),
                Now = now,
            });
        await sql.ExecuteAsync("DELETE FROM leaves WHERE person_id = @Person AND source = @Own", new { Person = person, Own });
        if (chosen is { AwayFrom: { } from, AwayTo: { } to }) await AddLeaveAsync(sql, person, Own, from, to);
    }

    /// <summary>Adds days on which a person does not work, both included, or moves the end of those that begin on the same day.</summary>
    public static Task AddLeaveAsync(SqlSession sql, PersonId person, string source, LocalDate from, LocalDate to) =>
        sql.ExecuteAsync(
            """
            INSERT INTO leaves (person_id, source, from_date, to_date) VALUES (@Person, @Source, @From, @To)
            ON CONFLICT (person_id, source, from_date) DO UPDATE SET to_date = excluded.to_date
            """,
            new { Person = person, Source = source, From = from, To = to });

    /// <returns>False when there is no such leave.</returns>
    public static async Task<bool> RemoveLeaveAsync(SqlSession sql, PersonId person, string source, LocalDate from) =>
        await sql.ExecuteAsync(
            "DELETE FROM leaves WHERE person_id = @Person AND source = @Source AND from_date = @From", new { Person = person, Source = source, From = from }) > 0;

    /// <summary>Leave of these persons (at most 1,000), whoever says so, that is not over on a date.</summary>
    internal static Task<IReadOnlyList<PersonsLeave>> ListLeavesAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons, LocalDate from) =>
        sql.ListAsync<PersonsLeave>(
            "SELECT person_id, source, from_date, to_date FROM leaves WHERE person_id IN @Persons AND to_date >= @From",
            new { Persons = persons.Select(person => person.Value), From = from });

    /// <summary>The zones of these persons' (at most 1,000) active accounts, the best account of each first.</summary>
    internal static Task<IReadOnlyList<AccountZones>> ListZonesAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons) =>
        sql.ListAsync<AccountZones>(
            """
            SELECT a.person_id, a.time_zone, w.time_zone AS workspace_time_zone
            FROM accounts a JOIN workspaces w ON w.id = a.workspace_id LEFT JOIN preferences p ON p.person_id = a.person_id
            WHERE a.person_id IN @Persons AND a.deactivated_at IS NULL AND a.kind IN ('Member', 'Guest') AND w.disconnected_at IS NULL
            ORDER BY CASE WHEN a.time_zone = '' THEN 1 ELSE 0 END, CASE WHEN a.id = p.inbox_account_id THEN 0 ELSE 1 END, a.id
            """,
            new { Persons = persons.Select(person => person.Value) });

    /// <summary>What one chose goes with the one who stays, unless they chose themselves; in a unit that makes two persons one.</summary>
    internal static async Task MergeAsync(SqlSession sql, PersonId staying, PersonId leaving)
    {
        var both = new { Staying = staying, Leaving = leaving };
        await sql.ExecuteAsync(
            """
            UPDATE working_hours SET person_id = @Staying
            WHERE person_id = @Leaving AND NOT EXISTS (SELECT 1 FROM working_hours h WHERE h.person_id = @Staying)
            """,
            both);
        await sql.ExecuteAsync("DELETE FROM working_hours WHERE person_id = @Leaving", both);
        await sql.ExecuteAsync(
            """
            UPDATE leaves SET person_id = @Staying
            WHERE person_id = @Leaving AND NOT EXISTS
                (SELECT 1 FROM leaves l WHERE l.person_id = @Staying AND l.source = leaves.source)
            """,
            both);
        await sql.ExecuteAsync("DELETE FROM leaves WHERE person_id = @Leaving", both);
    }

    private sealed record HoursRow
    {
        public required PersonId PersonId { get; init; }

        public long? FromMinute { get; init; }

        public long? ToMinute { get; init; }

        public string Days { get; init; } = "";

        public OwnWorkingTime Chosen => new()
        {
            From = (int?)FromMinute,
            To = (int?)ToMinute,
            Days = WorkDaysOfWeek.OfNames(Days) ?? WorkDays.None,
        };
    }
}

/// <summary>A stretch of days on which a person does not work, both ends included.</summary>
public sealed record PersonsLeave
{
    public required PersonId PersonId { get; init; }

    /// <summary>Who says so, as <see cref="WorkingTimeStore.Own"/>.</summary>
    public required string Source { get; init; }

    public required LocalDate FromDate { get; init; }

    public required LocalDate ToDate { get; init; }
}

/// <summary>Where the platforms say that somebody lives.</summary>
internal sealed record AccountZones
{
    public required PersonId PersonId { get; init; }

    /// <summary>Empty when the platform does not say.</summary>
    public required string TimeZone { get; init; }

    public required string WorkspaceTimeZone { get; init; }
}
