using NodaTime;
using NodaTime.Text;

namespace CultureBot.Celebrations;

/// <summary>A date that comes back each year.</summary>
/// <param name="Day">Its day and month; 29 February is 28 February in years without one.</param>
/// <param name="StartYear">From which year on years are counted; null for a birthday, whose year is nobody's business.</param>
internal sealed record CelebrationDate(AnnualDate Day, int? StartYear)
{
    /// <summary>A date as the directory stores it; null when it is none.</summary>
    public static CelebrationDate? Find(CelebrationKind kind, string stored)
    {
        if (kind == CelebrationKind.Birthday) return AnnualDatePattern.Iso.Parse(stored).TryGetValue(default, out var day) ? new(day, null) : null;
        return LocalDatePattern.Iso.Parse(stored).TryGetValue(default, out var date) ? new(new(date.Month, date.Day), date.Year) : null;
    }

    /// <summary>The days between two dates, both included, on which it comes back, each with the years that are over then: 0 for a birthday, and never less than 1 else.</summary>
    public IEnumerable<(LocalDate On, int Years)> Between(LocalDate from, LocalDate to)
    {
        for (var year = from.Year; year <= to.Year; year++)
        {
            var on = Day.InYear(year);
            if (on >= from && on <= to && year > (StartYear ?? int.MinValue)) yield return (on, StartYear is { } start ? year - start : 0);
        }
    }
}
