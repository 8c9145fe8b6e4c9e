using System.Collections.Concurrent;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>
/// Reads the ledger and works out its report, once for many readers: a ledger never changes once it is written.
/// </summary>
public sealed class ReadReport(Database database)
{
    private const int MostKept = 8;

    private readonly ConcurrentDictionary<WindowId, PulseReport> _kept = new();

    /// <summary>Null before the close. Whether its hour has come is for the caller to ask.</summary>
    public async Task<PulseReport?> HandleAsync(WindowId id, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(id, out var kept)) return kept;
        var (name, ledger, before) = await database.ReadAsync(ReadAsync, cancellationToken);
        if (ledger is null) return null;

        var report = MakeReport.Of(name, ledger, before);
        if (_kept.Count >= MostKept) _kept.Clear();
        _kept[id] = report;
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
}
