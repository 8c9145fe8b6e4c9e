namespace CultureBot.Schedules.WorkingTime;

/// <summary>What quiet hours leave of a working day, in minutes since local midnight.</summary>
internal static class OpenMinutes
{
    /// <summary>Ranges in order, each with its end excluded.</summary>
    public static IEnumerable<(int From, int To)> Of(int from, int to, int quietFrom, int quietTo)
    {
        (int From, int To)[] loud = quietFrom <= quietTo
            ? [(0, quietFrom), (quietTo, TimesOfDay.MinutesOfDay)]
            : [(quietTo, quietFrom)];
        return loud
            .Select(range => (From: Math.Max(from, range.From), To: Math.Min(to, range.To)))
            .Where(range => range.From < range.To);
    }
}
