using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People;

/// <summary>
/// Something that depends on what a person chose: it is told in the unit of work that stores the choice. People owns this
/// interface; a slice that has planned something for somebody's hour moves it here.
/// </summary>
public interface IFollowPreferences
{
    /// <param name="sql">The unit of work.</param>
    /// <param name="accounts">All accounts of the person.</param>
    /// <param name="chosen">What holds from now on.</param>
    /// <param name="now">When it was chosen.</param>
    Task FollowAsync(SqlSession sql, ImmutableArray<Account> accounts, Preferences chosen, Instant now);
}
