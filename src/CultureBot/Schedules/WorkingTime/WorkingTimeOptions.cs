using Microsoft.Extensions.Configuration;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>When the organization works, where nobody says otherwise.</summary>
public sealed record WorkingTimeOptions
{
    /// <summary>Minutes since local midnight, in each person's own zone (<c>WorkingTime:From</c>).</summary>
    public int From { get; init; } = 9 * 60;

    /// <summary>Later than <see cref="From"/> (<c>WorkingTime:To</c>).</summary>
    public int To { get; init; } = 17 * 60;

    /// <summary>Where a country has no other weekend (<c>WorkingTime:Days</c>, names with commas).</summary>
    public WorkDays Days { get; init; } = WorkDays.MondayToFriday;

    /// <summary>From here to <see cref="QuietTo"/>, across midnight if need be, nobody is written to (<c>QuietHours:From</c>). The same: never quiet.</summary>
    public int QuietFrom { get; init; } = 20 * 60;

    public int QuietTo { get; init; } = 7 * 60;

    /// <summary>Where files such as DE.ics and FR.csv are (<c>WorkingTime:HolidaysFolder</c>); empty for none.</summary>
    public string HolidaysFolder { get; init; } = "";

    /// <exception cref="InvalidOperationException">A setting cannot be read; the message names it and says how it is written.</exception>
    public static WorkingTimeOptions Read(IConfiguration configuration)
    {
        var usual = new WorkingTimeOptions();
        var read = new WorkingTimeOptions
        {
            From = ReadTime(configuration, "WorkingTime:From", usual.From),
            To = ReadTime(configuration, "WorkingTime:To", usual.To),
            Days = ReadDays(configuration["WorkingTime:Days"]) ?? usual.Days,
            QuietFrom = ReadTime(configuration, "QuietHours:From", usual.QuietFrom),
            QuietTo = ReadTime(configuration, "QuietHours:To", usual.QuietTo),
            HolidaysFolder = configuration["WorkingTime:HolidaysFolder"]?.Trim() ?? "",
        };
        if (read.From >= read.To) throw new InvalidOperationException("WorkingTime:To must be later than WorkingTime:From.");
        if (!read.LeavesTime(read.From, read.To)) throw new InvalidOperationException("QuietHours leave nothing of WorkingTime.");

        return read;
    }

    /// <summary>Whether some of these hours are outside the quiet ones.</summary>
    public bool LeavesTime(int from, int to) => OpenMinutes.Of(from, to, QuietFrom, QuietTo).Any();

    private static int ReadTime(IConfiguration configuration, string key, int usual) =>
        configuration[key] is not { Length: > 0 } written ? usual
        : TimesOfDay.Parse(written) ?? throw new InvalidOperationException($"{key} must be a time of day such as 09:00.");

    private static WorkDays? ReadDays(string? written) =>
        string.IsNullOrWhiteSpace(written) ? null
        : WorkDaysOfWeek.OfNames(written) is { } days and not WorkDays.None ? days
        : throw new InvalidOperationException("WorkingTime:Days must be names of days such as Monday,Tuesday,Wednesday.");
}
