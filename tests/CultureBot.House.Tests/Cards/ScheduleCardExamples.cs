using System.Globalization;
using CultureBot.Chat;
using CultureBot.Schedules;
using NodaTime;

namespace CultureBot.House.Tests.Cards;

/// <summary>What is said of schedules: when each kind is due, and why one is refused.</summary>
internal static class ScheduleCardExamples
{
    private const int Ten = 600;

    // A zone without letters, as people have names without them.
    private const string Zone = "+01";

    public static IEnumerable<ProductCard> All(CultureInfo culture)
    {
        Timing[] timings =
        [
            Timing.Daily(Ten, Zone),
            Timing.Weekly(5, Ten, Zone),
            Timing.TwoWeekly(new(2026, 11, 20), Ten, Zone),
            Timing.Monthly(31, Ten, Zone),
            Timing.Monthly(5, Ten, Zone),
            Timing.Quarterly(2, 5, Ten, Zone),
            Timing.Once(new LocalDate(2026, 11, 20), Ten, Zone),
            Timing.ByCron("0 0 10 1 * ?", Zone),
        ];
        ChatText[] described = [.. timings.Select(Of).Append(Of(timings[0]) with { IsPersonal = true }).Select(schedule => ScheduleWords.Describe(culture, schedule))];
        ChatText[] refused =
        [
            .. Enum.GetValues<ScheduleRefusal>().Select(refusal => ScheduleWords.Refuse(
                culture, new() { Refusal = refusal, NextValid = refusal == ScheduleRefusal.Gap ? new(2026, 3, 29, 3, 0) : null })),
        ];
        return [new("schedules", Card.Of(ChatText.Join("\n", described))), new("refused schedules", Card.Of(ChatText.Join("\n", refused)))];
    }

    private static Schedule Of(Timing timing) => timing.Of(new()
    {
        Id = new(Guid.Empty),
        Work = "",
        Cadence = timing.Cadence,
        MinuteOfDay = timing.MinuteOfDay,
        TimeZone = Zone,
        StartsAt = Instant.MinValue,
    });
}
