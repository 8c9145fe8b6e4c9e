namespace CultureBot.Schedules;

/// <summary>How often a schedule is due, and by what its periods are named.</summary>
public enum Cadence
{
    /// <summary>Every day: 2026-11-20.</summary>
    Daily,

    /// <summary>Every ISO week: 2026-W47.</summary>
    Weekly,

    /// <summary>Every second ISO week, counted from a date: 2026-W47.</summary>
    TwoWeekly,

    /// <summary>Every month, on its last day where it has no such day: 2026-11.</summary>
    Monthly,

    /// <summary>Every quarter of a year, in one of its three months: 2026-Q4.</summary>
    Quarterly,

    /// <summary>Once: 2026-11-20.</summary>
    Once,

    /// <summary>By an expression, at most once a day: 2026-11-20T09:00.</summary>
    Cron,
}
