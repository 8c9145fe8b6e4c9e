using CultureBot.Schedules;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Celebrations;

/// <summary>
/// What one post of a workspace is about, as the outbox names it: everybody for whom it is eight o'clock of a date at one moment. Zones whose clocks show the
/// same share a post.
/// </summary>
/// <param name="Date">The local date.</param>
/// <param name="Hour">When it is eight in the morning there.</param>
internal sealed record CelebrationMorning(LocalDate Date, Instant Hour)
{
    private const string Prefix = "celebrations:";
    private const int EightInTheMorning = 8 * NodaConstants.MinutesPerHour;

    private static readonly InstantPattern HourPattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HHmm");

    public string Subject => $"{Prefix}{LocalDatePattern.Iso.Format(Date)}:{HourPattern.Format(Hour)}";

    public static CelebrationMorning Of(LocalDate date, DateTimeZone zone) => new(date, LocalTimes.PersonalHour(date, EightInTheMorning, zone));

    /// <exception cref="FormatException">It is none.</exception>
    public static CelebrationMorning Parse(string subject) =>
        subject.Split(':') is [_, var date, var hour]
            ? new(LocalDatePattern.Iso.Parse(date).Value, HourPattern.Parse(hour).Value)
            : throw new FormatException($"'{subject}' is no morning of celebrations.");

    /// <summary>The local date there at a moment.</summary>
    public LocalDate DateAt(Instant moment) => Date.PlusDays((int)Math.Floor((moment - Hour + Duration.FromMinutes(EightInTheMorning)).TotalDays));
}
