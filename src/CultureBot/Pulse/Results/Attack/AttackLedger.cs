using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Privacy.Attack;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Somebody tries to single people out of everything that was ever published here.</summary>
/// <param name="By">Who; null for the operator at the command line.</param>
public sealed record AttackLedger(AccountId? By = null);

/// <summary>What was tried and what was found: numbers, never members or values.</summary>
/// <param name="Windows">How many closed windows have a ledger; after its time it has none.</param>
/// <param name="Findings">By kind.</param>
public sealed record LedgerAttackReport(int Windows, ImmutableArray<LedgerFinding> Findings)
{
    public bool HasFound => Findings.Any(finding => finding.Found > 0);
}

/// <summary>
/// Attacks the ledger of every closed window as its readers could, window by window, so that only one is held at a time. Whoever
/// knows the organization by heart can do more; that is tried on invented ones (<see cref="AttackSimulator"/>).
/// </summary>
public sealed class AttackLedgerHandler
{
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal AttackLedgerHandler(Database database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    public async Task<LedgerAttackReport> HandleAsync(AttackLedger request, CancellationToken cancellationToken)
    {
        var findings = Enum.GetValues<LedgerAttackKind>().Select(kind => new LedgerFinding(kind, 0, 0)).ToImmutableArray();
        var windows = await _database.ReadAsync(sql => WindowsStore.ListAsync(sql, WindowState.Closed), cancellationToken);
        var attacked = 0;
        foreach (var window in windows)
        {
            if (await _database.ReadAsync(sql => AttackAsync(sql, window), cancellationToken) is not { } found) continue;
            attacked++;
            findings = [.. findings.Zip(found, (sum, one) => sum with { Tried = sum.Tried + one.Tried, Found = sum.Found + one.Found })];
        }

        var report = new LedgerAttackReport(attacked, findings);
        await _database.WriteAsync(
            sql => AuditStore.AddAsync(sql, new()
            {
                At = _clock.GetCurrentInstant(), AccountId = request.By, Action = "ledger.attacked", Subject = "ledger", Details = report.HasFound ? "found" : "",
            }),
            WriteUrgency.Background,
            cancellationToken);
        return report;
    }

    /// <returns>Null for a window whose results were forgotten: there is nothing to attack.</returns>
    private static async Task<ImmutableArray<LedgerFinding>?> AttackAsync(SqlSession sql, Window window)
    {
        if (await LedgerStore.ReadAsync(sql, window.Id) is not { } ledger) return null;
        var before = await LedgerStore.FindBeforeAsync(sql, window) is { } id ? await LedgerStore.ReadAsync(sql, id) : null;
        var attacked = new AttackedLedger(ledger, before?.Window.Promise);
        return [.. LedgerAttack.Run(attacked.Figures, attacked.Trends), ChannelsAttack.Run(ledger, before)];
    }
}
