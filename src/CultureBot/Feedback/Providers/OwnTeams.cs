using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The teams that are somebody's own.</summary>
/// <param name="Led">Those that they lead. Some of whom report to somebody may be of a team that another one leads: that one is not among them.</param>
/// <param name="In">The one that they are in; null when nobody says.</param>
internal sealed record OwnTeams(ImmutableArray<ProviderTeam> Led, ProviderTeam? In)
{
    /// <summary>The one that they look at and speak for unless they say which: the first that they lead, else the one that they are in.</summary>
    public ProviderTeam? First => Led is [var led, ..] ? led : In;

    /// <summary>All in whose name they may ask, each once.</summary>
    public ImmutableArray<ProviderTeam> All => In is { } team && !Led.Contains(team) ? Led.Add(team) : Led;

    public static async Task<OwnTeams> ReadAsync(SqlSession sql, PersonId person) => await ReadAsync(sql, await ProviderTeams.ReadAsync(sql), person);

    public static async Task<OwnTeams> ReadAsync(SqlSession sql, ProviderTeams teams, PersonId person)
    {
        var led = ImmutableArray.CreateBuilder<ProviderTeam>();
        foreach (var team in (await TeamsStore.ListLedByAsync(sql, person)).Select(teams.Find).OfType<ProviderTeam>().Distinct())
        {
            if (await teams.FindLeadAsync(sql, team) == person) led.Add(team);
        }

        return new(led.ToImmutable(), teams.Find(await TeamsStore.FindOfAsync(sql, person)));
    }
}
