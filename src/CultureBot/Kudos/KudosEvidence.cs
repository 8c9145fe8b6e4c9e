using CultureBot.Feedback;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>Whoever thanks a colleague in public was served by that colleague's team, as teams are now.</summary>
internal sealed class KudosEvidence : IServiceEvidence
{
    public async Task<IReadOnlyList<ServiceTrace>> ListAsync(SqlSession sql, Instant since)
    {
        var thanked = await KudosTracesStore.ListPublicAsync(sql, since);
        if (thanked.Count == 0) return [];
        var teams = (await TeamsStore.ListOfAllAsync(sql)).ToDictionary(one => one.PersonId, one => one.Team);
        return
        [
            .. thanked.Where(pair => teams.ContainsKey(pair.Giver) && teams.ContainsKey(pair.Recipient))
                .Select(pair => new ServiceTrace(pair.Giver, teams[pair.Giver], teams[pair.Recipient])),
        ];
    }
}
