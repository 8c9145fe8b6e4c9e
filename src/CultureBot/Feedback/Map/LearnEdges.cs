using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Counts anew who was served by whom lately, and writes what has changed since the last time. Who it was is kept nowhere.</summary>
internal sealed class LearnEdgesHandler(Database database, IEnumerable<IServiceEvidence> evidence, TimeProvider clock)
{
    private const int Unit = 500;

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetCurrentInstant() - EdgeStates.Lately;
        var (before, now) = await database.ReadAsync(
            async sql =>
            {
                List<ServiceTrace> traces = [];
                foreach (var source in evidence) traces.AddRange(await source.ListAsync(sql, since));
                return (await ServiceTracesStore.ListAsync(sql), Count(traces));
            },
            cancellationToken);
        var changed = now.Where(count => before.GetValueOrDefault(count.Key) != count.Value).Select(count => (count.Key, count.Value))
            .Concat(before.Keys.Where(edge => !now.ContainsKey(edge)).Select(edge => (edge, 0)));
        foreach (var some in changed.Chunk(Unit))
            await database.WriteAsync(sql => ServiceTracesStore.SaveAsync(sql, some), WriteUrgency.Background, cancellationToken);
    }

    /// <summary>How many customers each edge has; somebody who both thanked and rated counts once, and whoever serves their own team not at all.</summary>
    public static IReadOnlyDictionary<EdgeId, int> Count(IEnumerable<ServiceTrace> traces)
    {
        Dictionary<string, ProviderTeam> teams = new(StringComparer.Ordinal);
        return traces.Select(trace => (trace.Customer, Edge: new EdgeId(IdOf(trace.ProviderTeam), IdOf(trace.CustomerTeam))))
            .Where(trace => trace.Edge.Provider != default && trace.Edge.Customer != default && trace.Edge.Provider != trace.Edge.Customer)
            .Distinct()
            .CountBy(trace => trace.Edge)
            .ToDictionary();

        ProviderTeamId IdOf(string name)
        {
            if (!teams.TryGetValue(name, out var team)) teams[name] = team = ProviderTeam.Of(name);
            return team.Key.Length == 0 ? default : team.Id;
        }
    }
}
