using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Who answers for what is said of a provider: the person themself, or who leads the team; where nobody does, HR.</summary>
internal sealed class FindOwner(Roles roles)
{
    /// <returns>The team's lead, null for a person and where nobody knows; and the account that is told, null when there is none.</returns>
    public async Task<(PersonId? Lead, Account? Owner)> HandleAsync(SqlSession sql, Provider provider) =>
        provider.Team is { } team ? await HandleAsync(sql, await ProviderTeams.ReadAsync(sql), team) : (null, provider.Person);

    /// <param name="sql">The session.</param>
    /// <param name="teams">All of them.</param>
    /// <param name="team">One of several; null when nobody knows which.</param>
    /// <returns>The team's lead, null where nobody knows; and the account that is told, null when there is none.</returns>
    public async Task<(PersonId? Lead, Account? Owner)> HandleAsync(SqlSession sql, ProviderTeams teams, ProviderTeam? team)
    {
        var lead = team is null ? null : await teams.FindLeadAsync(sql, team);
        var owner = lead is { } person ? await PeopleStore.FindStandingAsync(sql, person) : null;
        return (lead, owner ?? (await roles.ListAsync(sql, Role.Hr) is [var hr, ..] ? hr : null));
    }
}
