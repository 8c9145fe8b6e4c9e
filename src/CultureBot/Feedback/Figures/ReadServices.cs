using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Statistics;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Reads what is published of a quarter whose results are out. Reads the ledger and nothing else of ratings.</summary>
internal sealed class ReadServices
{
    private readonly KeptQuarters<KeptReport> _kept = new();

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
        var quarter = quarters[at];
        var before = at + 1 < quarters.Count && quarter.IsComparable ? quarters[at + 1] : null;
        var names = await ProviderTeamsStore.ListAsync(sql);
        var kept = await _kept.ReadAsync(
            quarter.Id,
            kept => kept.Before == before?.Id && kept.Names.SequenceEqual(names),
            async () => new(await MakeAsync(sql, quarter, before, names), before?.Id, names));
        return kept.Report with
        {
            Quarter = quarter,
            Own = reader is { } person ? await ReadOwnAsync(sql, quarter, person) : null,
            ComparedUntil = at > 0 ? quarters[at - 1].PublishedAt : null,
        };
    }

    /// <summary>What customers of somebody said in a quarter; null where it is not published.</summary>
    public static async Task<FivesFigure?> ReadOwnAsync(SqlSession sql, Quarter quarter, PersonId person) =>
        await ServiceLedgerStore.FindTotalAsync(sql, quarter.Id, [.. (await PeopleStore.ListSamePersonAsync(sql, person)).Select(account => Provider.ReferenceOf(account.Id))]);

    private static async Task<ServiceReport> MakeAsync(SqlSession sql, Quarter quarter, Quarter? comparedWith, IReadOnlyList<ProviderTeam> all)
    {
        var rows = await ServiceLedgerStore.ListAsync(sql, quarter.Id);
        var before = comparedWith is null
            ? []
            : (await ServiceLedgerStore.ListTeamTotalsAsync(sql, [comparedWith.Id])).ToDictionary(total => total.Provider, total => total.Figure, StringComparer.Ordinal);
        var names = all.ToDictionary(team => Provider.ReferenceOf(team.Id), StringComparer.Ordinal);
        var teams = rows.Where(row => row.CustomerTeam.Length == 0 && names.ContainsKey(row.Provider)).OrderBy(row => names[row.Provider].Name, StringComparer.OrdinalIgnoreCase).ToList();
        var compared = teams.Where(row => before.ContainsKey(row.Provider)).ToList();
        // The family is what is shown together: all teams.
        var changes = compared.Zip(Changes.Judge([.. compared.Select(row => Against(row.Figure, before[row.Provider]))])).ToDictionary(pair => pair.First.Provider, pair => pair.Second, StringComparer.Ordinal);
        return new(
            quarter,
            teams.Count == 0 ? null : new(teams.Sum(row => row.Figure.N), teams.Sum(row => row.Figure.Fives)),
            [.. teams.Select(row => new TeamService(names[row.Provider], row.Figure, changes.GetValueOrDefault(row.Provider)))],
            EdgesOf([.. rows.Where(row => row.CustomerTeam.Length > 0 && names.ContainsKey(row.Provider))], names),
            Own: null);
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

    /// <param name="Report">What was worked out, nobody's own among it.</param>
    /// <param name="Before">The quarter that it was compared with.</param>
    /// <param name="Names">What teams were called.</param>
    private sealed record KeptReport(ServiceReport Report, QuarterId? Before, IReadOnlyList<ProviderTeam> Names);
}
