using System.Collections.Concurrent;
using System.Collections.Immutable;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>
/// Reads the ledger and works out its report, once for many readers: a ledger never changes once it is written. That it is still there is asked
/// each time, since its time ends one night.
/// </summary>
public sealed class ReadReport(Database database)
{
    private const int MostKept = 8;

    private readonly ConcurrentDictionary<WindowId, KeptReport> _kept = new();

    /// <summary>Null before the close, and once its time is over. Whether its hour has come is for the caller to ask.</summary>
    public async Task<PulseReport?> HandleAsync(WindowId id, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(id, out var kept))
        {
            if (await database.ReadAsync(sql => LedgerStore.AreThereAsync(sql, kept.MadeOf), cancellationToken)) return kept.Report;
            _kept.TryRemove(id, out _);
        }

        var (name, ledger, before) = await database.ReadAsync(ReadAsync, cancellationToken);
        if (ledger is null) return null;

        var report = MakeReport.Of(name, ledger, before);
        if (_kept.Count >= MostKept) _kept.Clear();
        _kept[id] = new(report, before is null ? [id] : [id, before.Window.Id]);
        return report;

        async Task<(string Name, Ledger? Ledger, Ledger? Before)> ReadAsync(SqlSession sql)
        {
            var now = await LedgerStore.ReadAsync(sql, id);
            if (now is null) return ("", null, null);
            var survey = await SurveysStore.FindAsync(sql, now.Window.SurveyId);
            var earlier = await LedgerStore.FindBeforeAsync(sql, now.Window);
            return (survey!.Name, now, earlier is { } window ? await LedgerStore.ReadAsync(sql, window) : null);
        }
    }

    /// <param name="Report">What was worked out.</param>
    /// <param name="MadeOf">The windows whose ledgers it shows, or compares with.</param>
    private sealed record KeptReport(PulseReport Report, ImmutableArray<WindowId> MadeOf);
}
