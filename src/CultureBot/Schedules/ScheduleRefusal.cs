namespace CultureBot.Schedules;

/// <summary>Why a schedule is not added or changed.</summary>
public enum ScheduleRefusal
{
    /// <summary>There is no such schedule, or it has ended.</summary>
    Unknown,

    /// <summary>The work has one for that subject in that place already.</summary>
    Exists,

    /// <summary>It was to run once, and has.</summary>
    Over,

    /// <summary>A weekly one needs a day from 1 to 7, a monthly one from 1 to 31, a quarterly one a month from 1 to 3 as well.</summary>
    Day,

    /// <summary>There is no such minute of a day.</summary>
    Minute,

    /// <summary>The zone is not an IANA zone.</summary>
    TimeZone,

    /// <summary>It is past, or by its expression never comes.</summary>
    Past,

    /// <summary>On its first day the clocks are put forward over that time; <see cref="ScheduleChange.NextValid"/> is the next there is.</summary>
    Gap,

    /// <summary>It is no cron expression.</summary>
    Cron,

    /// <summary>It is one that does not fire on the minute.</summary>
    CronSeconds,

    /// <summary>It is one that fires at several times of a day.</summary>
    CronTooOften,
}
