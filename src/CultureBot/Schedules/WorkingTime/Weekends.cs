using System.Collections.Frozen;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>
/// Working days of countries whose weekend is not Saturday and Sunday, as the week data of Unicode’s CLDR 48 has them; the
/// United Arab Emirates rest on Saturday and Sunday since 2022.
/// </summary>
public static class Weekends
{
    private const WorkDays SundayToThursday = WorkDays.All & ~(WorkDays.Friday | WorkDays.Saturday);
    private const WorkDays SaturdayToWednesday = WorkDays.All & ~(WorkDays.Thursday | WorkDays.Friday);
    private const WorkDays AllButFriday = WorkDays.All & ~WorkDays.Friday;
    private const WorkDays AllButSunday = WorkDays.All & ~WorkDays.Sunday;

    private static readonly FrozenDictionary<string, WorkDays> ByCountry =
        new[] { "BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE" }
            .Select(country => (country, SundayToThursday))
            .Concat([("AF", SaturdayToWednesday), ("IR", AllButFriday), ("IN", AllButSunday), ("UG", AllButSunday)])
            .ToFrozenDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);

    /// <param name="country">ISO 3166-1, two capital letters; empty when unknown.</param>
    /// <returns>Null for the organization's usual days.</returns>
    public static WorkDays? WorkDaysOf(string country) => ByCountry.TryGetValue(country, out var days) ? days : null;
}
