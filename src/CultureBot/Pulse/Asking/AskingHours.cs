using CultureBot.People;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>When people may be asked and reminded: in their own working hours. The one place that knows them for asking.</summary>
internal sealed class AskingHours(PersonalCalendars calendars)
{
    /// <summary>What has to be known of these people, at most 1,000, read at once.</summary>
    /// <returns>The first moment at or after the given one at which somebody may be written to; null when there is none for weeks.</returns>
    public async Task<Func<Account, Instant, Instant?>> ReadAsync(SqlSession sql, IReadOnlyCollection<Account> people)
    {
        var read = await calendars.ReadAsync(sql, [.. people.Select(one => one.PersonId).Distinct()]);
        return (one, from) => read.GetValueOrDefault(one.PersonId)?.FirstOpening(from);
    }
}
