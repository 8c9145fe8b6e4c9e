using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CultureBot.Storage;

namespace CultureBot.People.Directory.Imports;

/// <summary>Says what an import would do, and does nothing.</summary>
public sealed class PlanImport(Database database)
{
    /// <param name="request">What would be imported.</param>
    /// <param name="each">Is given every change, in an order that stays the same as long as the changes do.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>An <see cref="ImportPlan"/> or an <see cref="ImportRefused"/>.</returns>
    public async Task<ImportPeopleResult> HandleAsync(ImportPeople request, Action<ImportChange> each, CancellationToken cancellationToken)
    {
        var read = await ImportFile.ReadAsync(database, request, cancellationToken);
        if (read.Refused is { } refused) return refused;
        return await database.ReadAsync(sql => LookAsync(sql, read.Table!, request.IsComplete, each), cancellationToken) with { Doubtful = read.Doubtful };
    }

    /// <summary>Only whether the file is right; null when it is.</summary>
    public async Task<ImportRefused?> CheckAsync(ImportPeople request, CancellationToken cancellationToken) =>
        (await ImportFile.ReadAsync(database, request, cancellationToken)).Refused;

    internal static async Task<ImportPlan> LookAsync(SqlSession sql, FileTable table, bool isComplete, Action<ImportChange> each)
    {
        var tally = new ImportTally();
        var chunks = ImportFile.Chunks(table, moment: null);
        foreach (var chunk in chunks)
        {
            var entries = await chunk.SaveEntriesAsync(sql);
            tally.AddEntries(entries);
            var step = await chunk.SaveValuesAsync(sql);
            tally.AddValues(step);
            foreach (var change in entries.Changes.Concat(step.Changes)) each(change);
        }

        var leavers = isComplete ? await LeaversStore.ListAsync(sql, tally.Persons) : [];
        tally.Left = leavers.Count;
        var left = leavers.Select(leaver => new ImportChange(ImportChangeKind.Left, leaver.Name, leaver.Email)).ToList();
        foreach (var change in left) each(change);
        ImmutableArray<string> steps = [.. tally.Digests, ImportChange.DigestOf(left)];
        return new(tally.Counts(isDryRun: true), table.Rows.Count, Whole(steps)) { Steps = steps };
    }

    private static string Whole(IEnumerable<string> steps) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(steps))));
}
