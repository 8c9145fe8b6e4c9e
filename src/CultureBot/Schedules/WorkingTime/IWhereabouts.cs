using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Schedules.WorkingTime;

/// <param name="Country">ISO 3166-1, two letters; empty when unknown.</param>
/// <param name="TimeZone">An IANA zone; empty when unknown.</param>
public sealed record Whereabouts(string Country, string TimeZone);

/// <summary>
/// Something that knows where people live better than their chat platform does. Schedules owns this interface; what is not
/// known by it is taken from accounts and workspaces.
/// </summary>
public interface IWhereabouts
{
    /// <param name="sql">Where calendars are read.</param>
    /// <param name="persons">At most 1,000; those who are unknown are left out of the answer.</param>
    Task<IReadOnlyDictionary<PersonId, Whereabouts>> ListAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons);
}
