using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Who led which team when a survey was launched, as far as HR's list tells.</summary>
internal sealed class LedAtLaunch
{
    private readonly Instant _launch;
    private readonly IReadOnlyList<PastLead> _leads;

    private LedAtLaunch(Instant launch, IReadOnlyList<PastLead> leads) => (_launch, _leads) = (launch, leads);

    public static async Task<LedAtLaunch> ReadAsync(SqlSession sql, Instant launch) => new(launch, await PastTeamsStore.ListLeadsAsync(sql, launch));

    /// <summary>Whether those below somebody were of this one team, of which nobody led more, and nobody below them led anybody.</summary>
    public async Task<bool> IsOfAsync(SqlSession sql, PersonId lead, string team)
    {
        var of = _leads.Where(one => DirectoryFields.Normalize(one.Team) == team).GroupBy(one => one.Lead).ToDictionary(same => same.Key, same => same.Sum(one => one.People));
        return of.TryGetValue(lead, out var people) && of.Values.Max() == people
            && _leads.Where(one => one.Lead == lead).All(one => DirectoryFields.Normalize(one.Team) == team)
            && !await PastTeamsStore.HasLeadsBelowAsync(sql, lead, _launch);
    }
}
