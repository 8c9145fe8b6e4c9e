using CultureBot.People;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>When somebody may be asked: in their own working hours.</summary>
internal sealed class FollowUpHours(PersonalCalendars calendars)
{
    /// <summary>The first opening from then on, and the person's own day on which it is; null when there is none for long.</summary>
    public async Task<(Instant At, LocalDate Day)?> FindAsync(SqlSession sql, PersonId person, Instant from)
    {
        var calendar = (await calendars.ReadAsync(sql, [person])).GetValueOrDefault(person);
        return calendar?.FirstOpening(from) is { } opening ? (opening, opening.InZone(calendar.Zone).Date) : null;
    }
}
