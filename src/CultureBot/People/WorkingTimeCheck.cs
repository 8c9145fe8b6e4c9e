using CultureBot.Schedules.WorkingTime;
using NodaTime;

namespace CultureBot.People;

/// <summary>Whether somebody can work as they say: one refusal a field at most.</summary>
internal static class WorkingTimeCheck
{
    /// <summary>What stands for words that are no time of day.</summary>
    public const int NoTime = -1;

    /// <summary>What stands for words that are no date.</summary>
    public static readonly LocalDate NoDate = LocalDate.MinIsoValue;

    private static readonly DateInterval Years = new(new(2000, 1, 1), new(2100, 12, 31));

    public static IEnumerable<PreferencesRefusal> Refusals(OwnWorkingTime chosen, WorkingTimeOptions options)
    {
        if (!IsTime(chosen.From) || (chosen.From is null && chosen.To is not null)) yield return PreferencesRefusal.WorkFrom;
        else if (chosen is { From: { } from, To: { } to } && from < to && !options.LeavesTime(from, to)) yield return PreferencesRefusal.WorkQuiet;

        if (!IsTime(chosen.To) || (chosen.To is null && chosen.From is not null)) yield return PreferencesRefusal.WorkTo;
        else if (chosen.To <= chosen.From) yield return PreferencesRefusal.WorkOrder;

        if (!IsDate(chosen.AwayFrom) || (chosen.AwayFrom is null && chosen.AwayTo is not null)) yield return PreferencesRefusal.AwayFrom;

        if (!IsDate(chosen.AwayTo) || (chosen.AwayTo is null && chosen.AwayFrom is not null)) yield return PreferencesRefusal.AwayTo;
        else if (chosen.AwayTo < chosen.AwayFrom) yield return PreferencesRefusal.AwayOrder;
    }

    private static bool IsTime(int? minutes) => minutes is null or (>= 0 and <= TimesOfDay.MinutesOfDay);

    private static bool IsDate(LocalDate? date) => date is not { } day || Years.Contains(day);
}
