using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The teams of the organization as HR names them, each once however its name is written.</summary>
internal sealed class ProviderTeams
{
    private readonly ILookup<string, string> _names;

    private ProviderTeams(IEnumerable<string> names) => _names = names.ToLookup(DirectoryFields.Normalize, StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public IEnumerable<ProviderTeam> All =>
        _names.Where(names => names.Key.Length > 0).Select(names => ProviderTeam.Of(names.First())).OrderBy(team => team.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whom somebody may rate: all but their own team. One that they lead is refused when it is chosen.</summary>
    public static async Task<(ProviderTeams Teams, ImmutableArray<ProviderTeam> Others)> ReadForAsync(SqlSession sql, PersonId customer)
    {
        var teams = await ReadAsync(sql);
        var own = DirectoryFields.Normalize(await TeamsStore.FindOfAsync(sql, customer));
        return (teams, [.. teams.All.Where(team => team.Key != own)]);
    }

    public static async Task<ProviderTeams> ReadAsync(SqlSession sql) => new(await TeamsStore.ListNamesAsync(sql));

    /// <summary>By a name or handle, however it is written; null when it is no team's.</summary>
    public ProviderTeam? Find(string typed) =>
        DirectoryFields.Normalize(typed) is { Length: > 0 } key && _names.Contains(key) ? ProviderTeam.Of(_names[key].First()) : null;

    /// <summary>The team whose name the text begins with, the longest of several, and what follows it.</summary>
    public (ProviderTeam Team, string Behind)? FindAtStart(string text)
    {
        var words = text.Split(' ');
        // No name has more words than its key; one word may hold several of the key's.
        var most = _names.Select(names => names.Key.Count(letter => letter == '_') + 1).DefaultIfEmpty().Max();
        for (var count = Math.Min(words.Length, most); count > 0; count--)
        {
            if (Find(string.Join(' ', words.Take(count))) is { } team) return (team, string.Join(' ', words.Skip(count)).TrimStart());
        }

        return null;
    }

    /// <summary>Who leads a team; null when nobody knows.</summary>
    public async Task<PersonId?> FindLeadAsync(SqlSession sql, ProviderTeam team) =>
        _names.Contains(team.Key) ? await TeamsStore.FindLeadAsync(sql, [.. _names[team.Key]]) : null;
}
