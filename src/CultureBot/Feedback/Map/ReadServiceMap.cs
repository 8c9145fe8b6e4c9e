using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Reads who serves whom: from what teams say, from what was learned last night, and from released figures.</summary>
public sealed class ReadServiceMap(Database database, TimeProvider clock)
{
    /// <summary>The whole map, which is the same for everybody.</summary>
    public Task<ServiceMap> ReadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async sql => await HandleAsync(sql, await ProviderTeams.ReadAsync(sql), clock.GetCurrentInstant()), cancellationToken);

    internal static async Task<ServiceMap> HandleAsync(SqlSession sql, ProviderTeams teams, Instant now)
    {
        var declared = (await DeclaredEdgesStore.ListAsync(sql)).ToDictionary(edge => edge.Id);
        var traces = await ServiceTracesStore.ListShownAsync(sql);
        var released = await QuartersStore.ListPublishedAsync(sql, now) is [var quarter, ..]
            ? (await ServiceLedgerStore.ListAsync(sql, quarter.Id)).Where(row => row.CustomerTeam.Length > 0).ToDictionary(row => (row.Provider, row.CustomerTeam), row => row.Figure)
            : [];
        var all = teams.All.ToImmutableArray();
        var known = all.ToDictionary(team => team.Id);
        var edges = declared.Keys.Union(traces.Keys).Where(id => known.ContainsKey(id.Provider) && known.ContainsKey(id.Customer))
            .Select(id => Make(known[id.Provider], known[id.Customer], declared.GetValueOrDefault(id), traces.GetValueOrDefault(id), released))
            .OfType<MapEdge>();
        return new(
            [.. edges.OrderBy(edge => edge.State).ThenBy(edge => edge.Provider.Name, StringComparer.OrdinalIgnoreCase).ThenBy(edge => edge.Customer.Name, StringComparer.OrdinalIgnoreCase)],
            all);
    }

    private static MapEdge? Make(
        ProviderTeam provider, ProviderTeam customer, DeclaredEdge? declared, int customers, Dictionary<(string Provider, string CustomerTeam), FivesFigure> released)
    {
        var (one, other) = (declared?.Provider?.Word, declared?.Customer?.Word);
        if (EdgeStates.Of(one, other, customers) is not { } state) return null;
        var figure = released.GetValueOrDefault((Provider.ReferenceOf(provider.Id), customer.Key));
        return new()
        {
            Provider = provider,
            Customer = customer,
            State = state,
            ProviderSays = one,
            CustomerSays = other,
            Customers = customers is > 0 and < EdgeStates.LeastToLearn ? null : customers,
            Fives = figure is null ? null : new(figure.N, figure.Share, figure.Likely.Low, figure.Likely.High),
        };
    }
}
