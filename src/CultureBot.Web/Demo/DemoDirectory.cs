using System.Globalization;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>One value that HR would have imported; a manager is named by their number in <see cref="DemoPeople.All"/>, from 1.</summary>
internal sealed record DemoField(int Number, string Field, string Value, int? Manager = null);

/// <summary>
/// What HR of the demo company says of its people: three levels, from the director by eight managers to their teams of five to nine, who
/// have been there from one month to nine years.
/// </summary>
internal static class DemoDirectory
{
    private const int LongestMonths = 108;

    public static IEnumerable<DemoField> Fields(Instant now)
    {
        var today = now.InUtc().Date;
        for (var number = 1; number <= DemoPeople.All.Length; number++)
        {
            var person = DemoPeople.All[number - 1];
            var (location, country) = Place(person);
            yield return new(number, "team", person.Team.Length > 0 ? person.Team : "Direction");
            yield return new(number, "location", location);
            yield return new(number, "country", country);
            yield return new(number, "time_zone", person.TimeZone);
            yield return new(number, "start_date", StartDate(number, today));
            if (DemoPeople.ManagerOf(person) is { } manager) yield return new(number, "manager", "", DemoPeople.All.IndexOf(manager) + 1);
        }
    }

    // Spread over the years without any pattern by team, and the same at each start; managers stay longest.
    private static string StartDate(int number, LocalDate today)
    {
        var months = 1 + (number * 37 % LongestMonths);
        if (DemoPeople.All[number - 1].IsManager) months = LongestMonths - (months / 3);
        return today.PlusMonths(-months).PlusDays(-(number % 27)).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
    }

    private static (string Location, string Country) Place(DemoPerson person) => person.TimeZone switch
    {
        "America/Los_Angeles" => ("Long Beach", "US"),
        "America/New_York" => ("Newark", "US"),
        "Europe/Berlin" => ("Bremen", "DE"),
        _ => ("Auckland", "NZ"),
    };
}
