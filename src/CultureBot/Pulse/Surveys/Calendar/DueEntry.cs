using System.Collections.Immutable;
using CultureBot.Schedules.WorkingTime;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Something of a survey that is to come.</summary>
public sealed record DueEntry
{
    /// <summary>From then on: people get what is theirs in their own working hours.</summary>
    public required Instant At { get; init; }

    public required DueKind Kind { get; init; }

    public required SurveyId Survey { get; init; }

    public required string Name { get; init; }

    /// <summary>1, 2, 3 … within the survey.</summary>
    public required int Window { get; init; }

    /// <summary>Which of the window's waves; 0 for what is the window's.</summary>
    public int Wave { get; init; }

    /// <summary>Only if an auditor has agreed by then.</summary>
    public bool NeedsApproval { get; init; }
}

public enum DueKind
{
    Sending,
    Reminder,
    LastReminder,
    Close,
    Results,
}

/// <param name="From">Today.</param>
/// <param name="Until">The last day that is looked at.</param>
/// <param name="Zone">The organization's, whose days these are.</param>
/// <param name="Entries">In the order in which they come.</param>
/// <param name="Holidays">Those that are known.</param>
public sealed record SurveyCalendar(
    LocalDate From, LocalDate Until, DateTimeZone Zone, ImmutableArray<DueEntry> Entries, ImmutableArray<Holiday> Holidays);
