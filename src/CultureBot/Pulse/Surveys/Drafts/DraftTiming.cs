using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Schedules;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Pulse;

/// <summary>When a draft goes out, with a field for each way of being due; as typed, so that what is wrong can be shown again.</summary>
/// <param name="Cadence">How often; never daily.</param>
/// <param name="Time">As <c>10:00</c>.</param>
/// <param name="Day">By cadence, what stands in its field: a date, a number, an expression; weekly the ISO number of the day.</param>
public sealed record DraftTiming(Cadence Cadence, string Time, ImmutableDictionary<Cadence, string> Day)
{
    /// <summary>In the order in which they are offered.</summary>
    public static ImmutableArray<Cadence> Offered { get; } =
        [Cadence.Weekly, Cadence.TwoWeekly, Cadence.Monthly, Cadence.Quarterly, Cadence.Once, Cadence.Cron];

    /// <param name="draft">Whose.</param>
    /// <param name="typed">The language that it was typed in.</param>
    /// <param name="today">Fields of other cadences begin with a day soon after it.</param>
    internal static DraftTiming Of(SurveyDraft draft, CultureInfo typed, LocalDate today)
    {
        var cadence = Enum.TryParse<Cadence>(draft.Text(SurveyFields.Cadence), out var known) && Offered.Contains(known) ? known : Cadence.Once;
        var first = LocalDatePattern.Iso.Format(today.PlusDays(1).Next(IsoDayOfWeek.Tuesday));
        var days = ImmutableDictionary<Cadence, string>.Empty
            .Add(Cadence.Weekly, "2").Add(Cadence.TwoWeekly, first).Add(Cadence.Once, first).Add(Cadence.Monthly, "1").Add(Cadence.Quarterly, "1/15").Add(Cadence.Cron, "");
        var day = draft.Text(SurveyFields.Day);
        if (cadence == Cadence.Weekly) day = TimingText.DayOfWeek(day, typed)?.ToString(CultureInfo.InvariantCulture) ?? day;
        return new(cadence, TimingText.Minute(draft.Text(SurveyFields.Time)) is { } minute ? TimeOf(minute) : draft.Text(SurveyFields.Time), days.SetItem(cadence, day));
    }

    public SurveyDraft Into(SurveyDraft draft) => draft with
    {
        Typed = draft.Typed.SetItem(SurveyFields.Cadence, Cadence.ToString()).SetItem(SurveyFields.Time, Time.Trim())
            .SetItem(SurveyFields.Day, Cadence == Cadence.Weekly ? NameOf(Day[Cadence]) : Day[Cadence].Trim()),
    };

    // Known in every language.
    private static string NameOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 7
            ? CultureInfo.InvariantCulture.DateTimeFormat.DayNames[day % 7]
            : number;

    private static string TimeOf(int minute) => LocalTime.FromMinutesSinceMidnight(minute).ToString("HH:mm", CultureInfo.InvariantCulture);
}
