using System.Globalization;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>Times of day as people write them, in minutes since local midnight.</summary>
public static class TimesOfDay
{
    public const int MinutesOfDay = 24 * 60;

    /// <summary>9, 9:30, 09.30; 24:00 is the end of the day. Null when it is no time of day.</summary>
    public static int? Parse(string typed)
    {
        var parts = typed.Trim().Split(':', '.');
        if (parts.Length > 2 || Number(parts[0]) is not { } hour) return null;
        if ((parts.Length == 2 ? (parts[1].Length == 2 ? Number(parts[1]) : null) : 0) is not { } minute) return null;

        var minutes = (hour * 60) + minute;
        return minute < 60 && minutes <= MinutesOfDay ? minutes : null;
    }

    /// <summary>As <see cref="Parse"/> reads it: 09:30.</summary>
    public static string Format(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:D2}:{minutes % 60:D2}");

    private static int? Number(string digits) =>
        digits.Length <= 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
