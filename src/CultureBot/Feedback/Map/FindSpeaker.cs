using CultureBot.People;
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
}
