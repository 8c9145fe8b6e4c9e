using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>Everybody's calendar, from what they chose, where they live, their leave, and what the organization has set.</summary>
public sealed class PersonalCalendars(WorkingTimeOptions options, IEnumerable<IWhereabouts> whereabouts, TimeProvider time)
{
    /// <summary>How far back calendars are good: for what was due while nobody was there.</summary>
    private const int DaysBack = 60;

    /// <param name="sql">A query or a unit of work.</param>
    /// <param name="persons">At most 1,000; whoever has no active account is left out of the answer.</param>
    public async Task<IReadOnlyDictionary<PersonId, PersonalCalendar>> ReadAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons)
    {
        var from = time.GetCurrentInstant().InUtc().Date.PlusDays(-DaysBack);
        var accounts = (await WorkingTimeStore.ListZonesAsync(sql, persons)).GroupBy(zones => zones.PersonId).ToList();
        var chosen = await WorkingTimeStore.ListAsync(sql, persons);
        var leaves = (await WorkingTimeStore.ListLeavesAsync(sql, persons, from)).ToLookup(leave => leave.PersonId);
        var places = await ReadPlacesAsync(sql, persons);
        var holidays = await HolidaysStore.ListAsync(sql, [.. places.Values.Select(place => place.Country).Distinct(StringComparer.Ordinal)], from);
        return accounts.ToDictionary(
            zones => zones.Key,
            zones =>
            {
                var place = places.GetValueOrDefault(zones.Key, new("", ""));
                return Calendar(chosen.GetValueOrDefault(zones.Key, OwnWorkingTime.Unchosen), place.Country) with
                {
                    Zone = ZoneOf([place.TimeZone, zones.First().TimeZone, zones.First().WorkspaceTimeZone]),
                    Holidays = holidays.GetValueOrDefault(place.Country, ImmutableHashSet<LocalDate>.Empty),
                    Leaves = [.. leaves[zones.Key].Select(leave => new DateInterval(leave.FromDate, leave.ToDate))],
                };
            });
    }

    private PersonalCalendar Calendar(OwnWorkingTime own, string country) => new()
    {
        Zone = DateTimeZone.Utc,
        From = own.From ?? options.From,
        To = own.To ?? options.To,
        Days = own.Days != WorkDays.None ? own.Days : Weekends.WorkDaysOf(country) ?? options.Days,
        QuietFrom = options.QuietFrom,
        QuietTo = options.QuietTo,
    };

    private async Task<Dictionary<PersonId, Whereabouts>> ReadPlacesAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons)
    {
        Dictionary<PersonId, Whereabouts> places = [];
        foreach (var source in whereabouts)
        {
            foreach (var (person, place) in await source.ListAsync(sql, persons))
                places[person] = place with { Country = place.Country.Trim().ToUpperInvariant() };
        }

        return places;
    }

    private static DateTimeZone ZoneOf(IEnumerable<string> ids) =>
        ids.Select(id => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)).FirstOrDefault(zone => zone is not null) ?? DateTimeZone.Utc;
}
