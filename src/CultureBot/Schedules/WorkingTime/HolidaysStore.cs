using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>All SQL of public holidays.</summary>
internal static class HolidaysStore
{
    /// <summary>In place of all there were, but for the countries that are kept: holidays of a file that is gone go with it.</summary>
    public static async Task ReplaceAsync(SqlSession sql, IReadOnlyList<Holiday> holidays, IReadOnlyList<string> kept)
    {
        await sql.ExecuteAsync("DELETE FROM holidays WHERE country NOT IN @Kept", new { Kept = kept });
        foreach (var holiday in holidays)
        {
            await sql.ExecuteAsync(
                "INSERT INTO holidays (country, date, name) VALUES (@Country, @Date, @Name) ON CONFLICT DO NOTHING",
                new { holiday.Country, holiday.Date, holiday.Name });
        }
    }

    /// <summary>Holidays from a date on, by country.</summary>
    public static async Task<IReadOnlyDictionary<string, ImmutableHashSet<LocalDate>>> ListAsync(
        SqlSession sql, IReadOnlyCollection<string> countries, LocalDate from) =>
        (await sql.ListAsync<Row>(
            "SELECT DISTINCT country, date FROM holidays WHERE country IN @Countries AND date >= @From",
            new { Countries = countries, From = from }))
        .GroupBy(row => row.Country, StringComparer.Ordinal)
        .ToDictionary(rows => rows.Key, rows => rows.Select(row => row.Date).ToImmutableHashSet(), StringComparer.Ordinal);

    /// <summary>How many there are of each country from a date on, by its code.</summary>
    public static Task<IReadOnlyList<CountryHolidays>> CountAsync(SqlSession sql, LocalDate from) =>
        sql.ListAsync<CountryHolidays>(
            "SELECT country, COUNT(DISTINCT date) AS days FROM holidays WHERE date >= @From GROUP BY country ORDER BY country", new { From = from });

    /// <summary>Those of all countries between two days, both included, by day.</summary>
    public static Task<IReadOnlyList<Holiday>> ListAllAsync(SqlSession sql, LocalDate from, LocalDate until) =>
        sql.ListAsync<Holiday>(
            "SELECT country, date, name FROM holidays WHERE date >= @From AND date <= @Until ORDER BY date, country, name", new { From = from, Until = until });

    private sealed record Row
    {
        public required string Country { get; init; }

        public required LocalDate Date { get; init; }
    }
}
