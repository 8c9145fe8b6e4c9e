using CultureBot.Schedules.WorkingTime;
using NodaTime;

namespace CultureBot.Celebrations;

/// <summary>On which day somebody is celebrated, by the weekend rule.</summary>
internal static class CelebratedDay
{
    /// <summary>So many days from the day itself at most: whoever works on none of them is celebrated on the day.</summary>
    public const int Furthest = 7;

    /// <param name="on">The day itself.</param>
    /// <param name="rule">What holds for days on which the person does not work.</param>
    /// <param name="calendar">Their working days and the holidays of their country; leave moves nothing.</param>
    public static LocalDate Of(LocalDate on, WeekendRule rule, PersonalCalendar calendar)
    {
        if (rule == WeekendRule.OnTheDay) return on;
        var step = rule == WeekendRule.WorkingDayBefore ? -1 : 1;
        for (var days = 0; days <= Furthest; days++)
        {
            var day = on.PlusDays(days * step);
            if (calendar.Days.Includes(day.DayOfWeek) && !calendar.Holidays.Contains(day)) return day;
        }

        return on;
    }
}
