using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Who may say for a team whom it serves and who serves it: whoever leads it, and HR while nobody is known to.</summary>
internal sealed class FindSpeaker(Roles roles, FindOwner owners)
{
    public async Task<bool> MaySpeakAsync(SqlSession sql, ProviderTeams teams, ProviderTeam team, PersonId person)
    {
        var (lead, owner) = await owners.HandleAsync(sql, teams, team);
        if (lead == person) return true;
        var isLed = lead is not null && owner?.PersonId == lead;
        return !isLed && (await roles.ListAsync(sql, Role.Hr)).Any(hr => hr.PersonId == person);
    }

    /// <summary>The team that somebody looks at first: one that they lead, else the one that they are in; null when HR knows of neither.</summary>
    public static async Task<ProviderTeam?> FindOwnTeamAsync(SqlSession sql, ProviderTeams teams, PersonId person)
    {
        foreach (var led in (await TeamsStore.ListLedByAsync(sql, person)).Select(teams.Find).OfType<ProviderTeam>().Distinct())
        {
            if (await teams.FindLeadAsync(sql, led) == person) return led;
        }

        return teams.Find(await TeamsStore.FindOfAsync(sql, person));
    }
}
