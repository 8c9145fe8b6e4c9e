using System.Collections.Immutable;
using NodaTime;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>
/// When one person may be written to: in their own working hours, on their working days, not on holidays, not on leave, and
/// not in quiet hours.
/// </summary>
public sealed record PersonalCalendar
{
    /// <summary>Whoever has no opening within so long is not waited for.</summary>
    public static readonly Duration LongestWait = Duration.FromDays(60);

    public required DateTimeZone Zone { get; init; }

    /// <summary>Minutes since local midnight.</summary>
    public required int From { get; init; }

    /// <summary>Excluded; later than <see cref="From"/>, 1440 at most.</summary>
    public required int To { get; init; }

    public required WorkDays Days { get; init; }

    /// <summary>Local dates in the person's country.</summary>
    public IReadOnlySet<LocalDate> Holidays { get; init; } = ImmutableHashSet<LocalDate>.Empty;

    /// <summary>Local dates, both ends included.</summary>
    public ImmutableArray<DateInterval> Leaves { get; init; } = [];

    /// <summary>Minutes since local midnight; the quiet ends at <see cref="QuietTo"/>, on the next day when that is earlier.</summary>
    public int QuietFrom { get; init; }

    public int QuietTo { get; init; }

    /// <summary>The first instant, from this one on, at which they may be written to; null when there is none within 60 days.</summary>
    public Instant? FirstOpening(Instant notBefore)
    {
        (int From, int To)[] open = [.. OpenMinutes.Of(From, To, QuietFrom, QuietTo)];
        if (open.Length == 0) return null;

        // Between two clock changes local time runs like any other, so that each stretch is plain arithmetic: minutes that a
        // change leaves out are never met, and those that come twice are met at the first.
        foreach (var stretch in Zone.GetZoneIntervals(notBefore, notBefore + LongestWait))
        {
            var start = stretch.HasStart ? Instant.Max(stretch.Start, notBefore) : notBefore;
            var end = stretch.HasEnd ? Instant.Min(stretch.End, notBefore + LongestWait) : notBefore + LongestWait;
            if (FirstOpening(open, start, end, stretch.WallOffset) is { } opening) return opening;
        }

        return null;
    }

    /// <summary>When a reminder is due: so long after something, and then as soon as they may be written to; null as above.</summary>
    public Instant? AddWorkingDelay(Instant from, Duration delay) => FirstOpening(from + delay);

    private Instant? FirstOpening((int From, int To)[] open, Instant start, Instant end, Offset offset)
    {
        var last = end.WithOffset(offset).Date;
        for (var date = start.WithOffset(offset).Date; date <= last; date = date.PlusDays(1))
        {
            if (!IsWorkday(date)) continue;

            var midnight = date.AtMidnight().WithOffset(offset).ToInstant();
            foreach (var (from, to) in open)
            {
                var opening = Instant.Max(start, midnight + Duration.FromMinutes(from));
                if (opening < midnight + Duration.FromMinutes(to) && opening < end) return opening;
            }
        }

        return null;
    }

    private bool IsWorkday(LocalDate date) =>
        Days.Includes(date.DayOfWeek) && !Holidays.Contains(date) && !Leaves.Any(leave => leave.Contains(date));
}
