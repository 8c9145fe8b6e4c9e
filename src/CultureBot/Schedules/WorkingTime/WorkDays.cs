using NodaTime;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>Days of the week on which somebody works; stored by their names.</summary>
[Flags]
public enum WorkDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    MondayToFriday = Monday | Tuesday | Wednesday | Thursday | Friday,
    All = MondayToFriday | Saturday | Sunday,
}

public static class WorkDaysOfWeek
{
    public static WorkDays ToWorkDays(this IsoDayOfWeek day) => (WorkDays)(1 << ((int)day - 1));

    public static bool Includes(this WorkDays days, IsoDayOfWeek day) => (days & day.ToWorkDays()) != WorkDays.None;

    /// <summary>As they are stored: <c>Monday, Tuesday</c>; empty for none.</summary>
    internal static string ToNames(this WorkDays days) =>
        string.Join(", ", Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && days.Includes(day)));

    /// <summary>Null when a name is none of a day.</summary>
    internal static WorkDays? OfNames(string names)
    {
        var days = WorkDays.None;
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Enum.TryParse<IsoDayOfWeek>(name, ignoreCase: true, out var day) || day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday) return null;

            days |= day.ToWorkDays();
        }

        return days;
    }
}
