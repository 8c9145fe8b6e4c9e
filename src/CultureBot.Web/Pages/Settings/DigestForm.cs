using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Schedules;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The form of a digest's day and hour: what was typed, to the letter, and what is wrong with it.</summary>
public sealed record DigestForm
{
    private static readonly LocalTimePattern HourPattern = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>ISO day of week, 1 (Monday) to 7.</summary>
    public string Day { get; init; } = "";

    /// <summary>As 16:30.</summary>
    public string Time { get; init; } = "";

    /// <summary>An IANA zone; null where the form does not ask for one: then the schedule keeps its own.</summary>
    public string? Zone { get; init; }

    /// <summary>The platform's id, or empty for leaving it to the bot; null where the form does not ask.</summary>
    public string? Channel { get; init; }

    /// <summary>Keys of phrases by the name of the field.</summary>
    public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The form before anything was typed.</summary>
    public static DigestForm Of(Schedule schedule, Workspace workspace) => new()
    {
        Day = schedule.DayOfWeek.ToString(CultureInfo.InvariantCulture),
        Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(LocalTime.FromMinutesSinceMidnight(schedule.MinuteOfDay)),
        Zone = schedule.IsPersonal ? null : schedule.TimeZone,
        Channel = schedule.IsPersonal ? null : workspace.DigestChannelId ?? "",
    };

    public static DigestForm Read(Schedule schedule, IFormCollection posted) => new()
    {
        Day = posted["day"].ToString().Trim(),
        Time = posted["time"].ToString().Trim(),
        Zone = schedule.IsPersonal ? null : posted["zone"].ToString().Trim(),
        Channel = schedule.IsPersonal ? null : posted["channel"].ToString().Trim(),
    };

    /// <summary>The change that is asked for, or the form with its errors; which of the two tells whether it has any.</summary>
    public (DigestForm Form, ChangeScheduleRequest Request) Check(Schedule schedule)
    {
        var errors = Errors.ToBuilder();
        if (!int.TryParse(Day, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > 7) errors["day"] = "settings.error_day";
        var time = HourPattern.Parse(Time);
        if (!time.Success) errors["time"] = "settings.error_time";
        var zone = Zone is null ? schedule.TimeZone : FindZone(Zone);
        if (zone is null) errors["zone"] = "settings.error_zone";
        var minute = time.Success ? (time.Value.Hour * 60) + time.Value.Minute : 0;
        return (this with { Errors = errors.ToImmutable() }, new(schedule.Id, Timing.Weekly(day, minute, zone ?? "")));
    }

    /// <summary>Small letters and spaces are forgiven: "europe/berlin", "America/New York".</summary>
    private static string? FindZone(string typed)
    {
        var id = typed.Replace(' ', '_');
        return DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(known => string.Equals(known, id, StringComparison.OrdinalIgnoreCase));
    }
}
