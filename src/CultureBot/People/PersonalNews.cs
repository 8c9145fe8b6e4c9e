using CultureBot.Delivery;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People;

/// <summary>
/// Something about a person is new, and what shows it (their home page, once they have opened it) follows. Pages of people
/// who never opened theirs do not exist, and cost nothing.
/// </summary>
public static class PersonalNews
{
    /// <summary>Several things in a row are shown at once: a page changes at most this often by them.</summary>
    public static readonly Duration Rest = Duration.FromSeconds(10);

    private const string Prefix = "home:";

    /// <summary>The outbox subject of what shows somebody's own things.</summary>
    public static string Subject(AccountId account) => Prefix + account.Value.ToString("D");

    /// <summary>Tells of news about these accounts, in the unit of work that makes them true. Their persons' other accounts show it, too.</summary>
    public static async Task TellAsync(SqlSession sql, IReadOnlyCollection<AccountId> accounts, Instant now)
    {
        var all = await PeopleStore.ListSamePersonsAsync(sql, accounts);
        await OutboxStore.SubjectsChangedAsync(sql, [.. all.Select(Subject)], Rest, now);
    }
}
