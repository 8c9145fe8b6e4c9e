using System.Collections.Immutable;
using System.Text.Json;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Privacy.Retention;

/// <summary>Reads for how long things are kept, and how much would go with other times.</summary>
public sealed class ReadRetention(Database database, RetentionOptions options, IEnumerable<IRetained> retained, TimeProvider clock)
{
    internal const string Setting = "retention";

    public Task<RetentionTimes> HandleAsync(CancellationToken cancellationToken) => database.ReadAsync(ReadAsync, cancellationToken);

    /// <summary>How much of each kind the next night would forget.</summary>
    /// <param name="days">For how long each would be kept.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ImmutableDictionary<Retained, long>> CountForgottenAsync(IReadOnlyDictionary<Retained, int> days, CancellationToken cancellationToken)
    {
        var night = RetentionWork.NightAfter(clock.GetCurrentInstant());
        var counts = ImmutableDictionary.CreateBuilder<Retained, long>();
        foreach (var kept in retained)
        {
            var before = night - Duration.FromDays(days[kept.What]);
            counts[kept.What] = counts.GetValueOrDefault(kept.What) + await database.ReadAsync(sql => kept.CountAsync(sql, before), cancellationToken);
        }

        return counts.ToImmutable();
    }

    /// <summary>What was set longer than the configuration allows by now is as the configuration says.</summary>
    internal async Task<RetentionTimes> ReadAsync(SqlSession sql)
    {
        var stored = await SettingsStore.FindAsync(sql, Setting);
        var set = stored is null ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(stored.Value)!;
        return new(
            Enum.GetValues<Retained>().ToImmutableDictionary(what => what, what => Math.Min(set.GetValueOrDefault(what.ToString(), int.MaxValue), options.MostOf(what))),
            stored?.Revision ?? 0);
    }
}
