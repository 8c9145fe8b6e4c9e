using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>The map as one person sees it in chat.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="Team">The team that is looked at; null for none.</param>
/// <param name="MaySpeak">Whether the reader may say something for that team.</param>
internal sealed record TeamMap(ServiceMap Whole, ProviderTeam? Team, bool MaySpeak)
{
    public IEnumerable<MapEdge> Edges(EdgeSide side) => Whole.Edges.Where(edge => edge.Id.TeamOf(side) == Team?.Id);
}

/// <summary>Reads the map around one team.</summary>
internal sealed class ReadTeamMap(Database database, FindSpeaker speakers, TimeProvider clock)
{
    /// <param name="reader">Who reads.</param>
    /// <param name="name">A team's name, however it is written, or its id; empty for the reader's own.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <returns>Null when there is no team of that name.</returns>
    public Task<TeamMap?> HandleAsync(PersonId reader, string name, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var teams = await ProviderTeams.ReadAsync(sql);
            var team = name.Length == 0 ? (await OwnTeams.ReadAsync(sql, teams, reader)).First : teams.All.FirstOrDefault(one => MapForm.ValueOf(one) == name) ?? teams.Find(name);
            if (team is null && name.Length > 0) return null;
            var map = await ReadServiceMap.HandleAsync(sql, teams, clock.GetCurrentInstant());
            return new TeamMap(map, team, team is not null && await speakers.MaySpeakAsync(sql, teams, team, reader));
        },
        cancellationToken);
}
