using System.Security.Cryptography;
using System.Text;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>A team whose service can be rated.</summary>
/// <param name="Id">Made of the key.</param>
/// <param name="Key">Its name in lower case, words joined by <c>_</c>: two spellings of a name are one team.</param>
/// <param name="Name">As people write it.</param>
public sealed record ProviderTeam(ProviderTeamId Id, string Key, string Name)
{
    public static ProviderTeam Of(string name)
    {
        var key = DirectoryFields.Normalize(name);
        return new(IdOf(key), key, LiteralText.Clean(name).Trim());
    }

    // A hash, so that nobody has to be asked for an id before the team is first rated.
    private static ProviderTeamId IdOf(string key) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("team:" + key)).AsSpan(0, 16)));
}

/// <summary>Who served somebody: a team, or a person.</summary>
public sealed record Provider
{
    private Provider(ProviderTeam? team, Account? person) => (Team, Person) = (team, person);

    /// <summary>Null when it is a person.</summary>
    public ProviderTeam? Team { get; }

    /// <summary>By the account that stands for them; null when it is a team.</summary>
    public Account? Person { get; }

    public string Name => Team?.Name ?? Person!.Name;

    /// <summary>As ballots and marks name it: <c>team:</c> or <c>account:</c> and an id.</summary>
    public string Reference => Team is { } team ? ReferenceOf(team.Id) : ReferenceOf(Person!.Id);

    public static string ReferenceOf(ProviderTeamId team) => $"team:{team.Value:N}";

    public static string ReferenceOf(AccountId account) => $"account:{account.Value:N}";

    /// <summary>By its reference; null for a team that was never rated or asked for, and for somebody who has left.</summary>
    internal static async Task<Provider?> FindAsync(SqlSession sql, string reference) => reference.Split(':') switch
    {
        ["team", var id] when Guid.TryParseExact(id, "N", out var team) && await ProviderTeamsStore.FindAsync(sql, new(team)) is { } found => Of(found),
        ["account", var id] when Guid.TryParseExact(id, "N", out var account) && await PeopleStore.FindAsync(sql, new AccountId(account)) is { IsActive: true } found => Of(found),
        _ => null,
    };

    public static Provider Of(ProviderTeam team) => new(team, null);

    public static Provider Of(Account person) => new(null, person);
}
