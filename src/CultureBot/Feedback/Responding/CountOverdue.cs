using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>How much of what was said of a team waits a week after its day: for a word, which is due within a week, or for what was promised.</summary>
/// <param name="Team">Its name.</param>
/// <param name="Count">One or more; never whose or which.</param>
public sealed record OverdueTeam(string Team, int Count);

/// <summary>
/// What nobody has said a word to, and what was promised and not done, for whoever manages the lead of the team that it is about: a number a team. What is said of a person is in none.
/// </summary>
internal sealed class CountOverdue
{
    /// <summary>So long after it was due.</summary>
    public const int Days = 7;

    /// <param name="sql">The session.</param>
    /// <param name="manager">Who reads.</param>
    /// <param name="today">By UTC, as responses are opened.</param>
    /// <returns>By name of the team.</returns>
    public async Task<ImmutableArray<OverdueTeam>> HandleAsync(SqlSession sql, PersonId manager, LocalDate today)
    {
        var counts = await ResponsesStore.CountDueAsync(sql, today.PlusDays(-Days));
        if (counts.Count == 0) return [];
        var teams = await ProviderTeams.ReadAsync(sql);
        List<OverdueTeam> below = [];
        foreach (var (team, count) in counts)
        {
            if (await ProviderTeamsStore.FindAsync(sql, team) is { } found && await IsLedBelowAsync(sql, teams, found, manager)) below.Add(new(found.Name, count));
        }

        return [.. below.OrderBy(team => team.Team, StringComparer.OrdinalIgnoreCase)];
    }

    private static async Task<bool> IsLedBelowAsync(SqlSession sql, ProviderTeams teams, ProviderTeam team, PersonId manager) =>
        await teams.FindLeadAsync(sql, team) is { } lead
        && await PeopleStore.FindStandingAsync(sql, lead) is { ManagerExternalId.Length: > 0 } account
        && await PeopleStore.FindAsync(sql, account.ManagerWorkspaceId ?? account.WorkspaceId, account.ManagerExternalId) is { } boss
        && boss.PersonId == manager;
}
