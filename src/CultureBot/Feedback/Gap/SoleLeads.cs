using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>
/// Those who lead one team and nobody else: all who report to them are of it, nobody else has as many of it, and none of those who report to them leads
/// anybody. What such people say is what the team says, as far as anybody knows.
/// </summary>
internal sealed class SoleLeads
{
    private readonly Dictionary<PersonId, string> _teams;

    private SoleLeads(IEnumerable<TeamLead> leads, IEnumerable<PersonId> above)
    {
        // A team may be written in several ways.
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var byKey = leads.GroupBy(one => (Key: KeyOf(one.Team), one.Lead)).Select(same => (same.Key.Key, same.Key.Lead, People: same.Sum(one => one.People))).ToList();
        var most = byKey.GroupBy(one => one.Key, StringComparer.Ordinal).Select(team => team.OrderByDescending(one => one.People).Take(2).ToList())
            .Where(first => first is [_] || first[0].People > first[1].People).ToDictionary(first => first[0].Key, first => first[0].Lead, StringComparer.Ordinal);
        var leadLeads = above.ToHashSet();
        _teams = byKey.GroupBy(one => one.Lead, one => one.Key)
            .Where(lead => lead.ToList() is [var only] && most.TryGetValue(only, out var of) && of == lead.Key && !leadLeads.Contains(lead.Key))
            .ToDictionary(lead => lead.Key, lead => lead.First());

        string KeyOf(string name) => keys.TryGetValue(name, out var key) ? key : keys[name] = DirectoryFields.Normalize(name);
    }

    /// <summary>As it is now.</summary>
    public static async Task<SoleLeads> ReadAsync(SqlSession sql) => new(await TeamsStore.ListLeadsAsync(sql), await TeamsStore.ListAboveLeadsAsync(sql));

    /// <summary>As it was at a moment, by HR's list.</summary>
    public static async Task<SoleLeads> ReadAsync(SqlSession sql, Instant at) => new(await PastTeamsStore.ListLeadsAsync(sql, at), await PastTeamsStore.ListAboveLeadsAsync(sql, at));

    /// <summary>The key of the team that somebody leads; null for everybody else.</summary>
    public string? TeamOf(PersonId lead) => _teams.GetValueOrDefault(lead);
}
