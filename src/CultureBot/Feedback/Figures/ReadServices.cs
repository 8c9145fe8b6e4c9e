using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Statistics;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Reads what is published of a quarter whose results are out. Reads the ledger and nothing else of ratings.</summary>
internal sealed class ReadServices
{
    /// <param name="sql">The session.</param>
    /// <param name="reader">Who reads; null for a program, which sees nobody's own.</param>
    /// <param name="now">When.</param>
    /// <param name="name">Of which quarter; null for the latest.</param>
    /// <returns>Null before the first results are out, and for a quarter of which none are.</returns>
    public async Task<ServiceReport?> HandleAsync(SqlSession sql, PersonId? reader, Instant now, string? name = null)
    {
        var quarters = await QuartersStore.ListPublishedAsync(sql, now);
        var at = name is null ? 0 : quarters.Count(quarter => string.CompareOrdinal(quarter.Name, name) > 0);
        if (at >= quarters.Count || (name is not null && quarters[at].Name != name)) return null;
        var rows = await ServiceLedgerStore.ListAsync(sql, quarters[at].Id);
        var before = at + 1 < quarters.Count && quarters[at].IsComparable
            ? (await ServiceLedgerStore.ListTeamTotalsAsync(sql, [quarters[at + 1].Id])).ToDictionary(total => total.Provider, total => total.Figure, StringComparer.Ordinal)
            : [];
        var names = (await ProviderTeamsStore.ListAsync(sql)).ToDictionary(team => Provider.ReferenceOf(team.Id), StringComparer.Ordinal);
        var own = reader is { } person
            ? (await PeopleStore.ListSamePersonAsync(sql, person)).Select(account => Provider.ReferenceOf(account.Id)).ToHashSet(StringComparer.Ordinal)
            : [];
        return Make(quarters[at], rows, before, names, own) with { ComparedUntil = at > 0 ? quarters[at - 1].PublishedAt : null };
    }

    private static ServiceReport Make(
        Quarter quarter,
        IReadOnlyList<LedgerRow> rows,
        Dictionary<string, FivesFigure> before,
        Dictionary<string, ProviderTeam> names,
        HashSet<string> own)
    {
        var teams = rows.Where(row => row.CustomerTeam.Length == 0 && names.ContainsKey(row.Provider)).OrderBy(row => names[row.Provider].Name, StringComparer.OrdinalIgnoreCase).ToList();
        var compared = teams.Where(row => before.ContainsKey(row.Provider)).ToList();
        // The family is what is shown together: all teams.
        var changes = compared.Zip(Changes.Judge([.. compared.Select(row => Against(row.Figure, before[row.Provider]))])).ToDictionary(pair => pair.First.Provider, pair => pair.Second, StringComparer.Ordinal);
        var mine = rows.FirstOrDefault(row => row.CustomerTeam.Length == 0 && own.Contains(row.Provider));
        return new(
            quarter,
            teams.Count == 0 ? null : new(teams.Sum(row => row.Figure.N), teams.Sum(row => row.Figure.Fives)),
            [.. teams.Select(row => new TeamService(names[row.Provider], row.Figure, changes.GetValueOrDefault(row.Provider)))],
            EdgesOf([.. rows.Where(row => row.CustomerTeam.Length > 0 && names.ContainsKey(row.Provider))], names),
            mine?.Figure);
    }

    private static ImmutableArray<EdgeService> EdgesOf(List<LedgerRow> rows, Dictionary<string, ProviderTeam> names)
    {
        var estimates = ServiceEdges.Estimate([.. rows.Select(row => new ServiceEdge(row.Figure.Fives, row.Figure.N))]);
        var edges = rows.Select((row, i) => new EdgeService(names[row.Provider], row.CustomerName, row.Figure, estimates?[i]));
        return estimates is null
            ? [.. edges.OrderBy(edge => edge.Team.Name, StringComparer.OrdinalIgnoreCase).ThenBy(edge => edge.Customer, StringComparer.OrdinalIgnoreCase)]
            : [.. edges.OrderByDescending(edge => edge.Estimate!.Interval.Low).ThenBy(edge => edge.Team.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static Comparison Against(FivesFigure now, FivesFigure before) => new(now.Fives, now.N, before.Fives, before.N);
}
