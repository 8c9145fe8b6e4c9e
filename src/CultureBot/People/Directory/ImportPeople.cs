using System.Collections.Immutable;
using System.Data.Common;
using CultureBot.Storage;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CultureBot.People.Directory;

/// <summary>HR says who works here: a table with a row a person.</summary>
/// <param name="File">
/// The file as it was sent: UTF-8, or UTF-16 with its mark; separated by commas, semicolons or tabs. Columns in any order: email, name,
/// manager_email, team, location, country, time_zone, start_date, birthday; every other one is an attribute.
/// </param>
/// <param name="IsDryRun">Only says what would be.</param>
public sealed record ImportPeople(ReadOnlyMemory<byte> File, bool IsDryRun);

/// <summary>What became of it; refusals are results, and store nothing.</summary>
public abstract record ImportPeopleResult;

/// <param name="Added">Rows of people of whom nothing was known.</param>
/// <param name="Changed">Rows that said something new.</param>
/// <param name="Unchanged">The other rows.</param>
/// <param name="IsDryRun">Nothing of it was stored.</param>
public sealed record PeopleImported(int Added, int Changed, int Unchanged, bool IsDryRun) : ImportPeopleResult
{
    /// <summary>Values that the identity provider has the say of, and that were left as it says them.</summary>
    public int Kept { get; init; }
}

/// <param name="Problems">At least one and at most a hundred, in the order of the file.</param>
public sealed record ImportRefused(ImmutableArray<ImportProblem> Problems) : ImportPeopleResult;

/// <summary>
/// The database was lost, or whoever asked has gone, when some of it was stored. What is stored is right, and the same import again stores
/// the rest.
/// </summary>
/// <param name="Done">How many rows are stored with all that they say.</param>
/// <param name="Rows">How many there are.</param>
public sealed record ImportStopped(int Done, int Rows) : ImportPeopleResult;

/// <summary>Checks a file as a whole, and then stores it in chunks, each of which is a unit of work.</summary>
public sealed partial class ImportPeopleHandler(Database database, TimeProvider time, ILogger<ImportPeopleHandler> logger)
{
    private const int RowsAtOnce = 500;

    /// <exception cref="DbException">Nothing was stored.</exception>
    public async Task<ImportPeopleResult> HandleAsync(ImportPeople request, CancellationToken cancellationToken)
    {
        if (!FileText.TryRead(request.File, out var text, out var unreadable)) return new ImportRefused([unreadable]);
        var faults = new ImportFaults();
        var table = FileTable.Read(text, faults);
        if (!faults.IsFull) await database.ReadAsync(sql => FileChecks.CheckAsync(sql, table, faults), cancellationToken);
        if (!faults.IsEmpty) return new ImportRefused(faults.InOrder);

        return request.IsDryRun
            ? await database.ReadAsync(sql => LookAsync(sql, table), cancellationToken)
            : await StoreAsync(table, cancellationToken);
    }

    private async Task<ImportPeopleResult> LookAsync(SqlSession sql, FileTable table)
    {
        var (entries, values) = (new List<RowChange>(), new List<bool>());
        var chunks = Chunks(table);
        foreach (var chunk in chunks)
        {
            entries.AddRange(await chunk.SaveEntriesAsync(sql, isDryRun: true));
            values.AddRange(await chunk.SaveValuesAsync(sql, isDryRun: true));
        }

        return Count(entries, values, isDryRun: true) with { Kept = chunks.Sum(chunk => chunk.Kept) };
    }

    private async Task<ImportPeopleResult> StoreAsync(FileTable table, CancellationToken cancellationToken)
    {
        var chunks = Chunks(table);
        var (entries, values) = (new List<RowChange>(), new List<bool>());
        try
        {
            foreach (var chunk in chunks)
                entries.AddRange(await database.WriteAsync(sql => chunk.SaveEntriesAsync(sql, isDryRun: false), WriteUrgency.Background, cancellationToken));
            foreach (var chunk in chunks)
                values.AddRange(await database.WriteAsync(sql => chunk.SaveValuesAsync(sql, isDryRun: false), WriteUrgency.Background, cancellationToken));
        }
        catch (Exception stopped) when (entries.Count > 0 && stopped is DbException or IOException or OperationCanceledException)
        {
            Log.Stopped(logger, stopped, values.Count, table.Rows.Count);
            return new ImportStopped(values.Count, table.Rows.Count);
        }

        return Count(entries, values, isDryRun: false) with { Kept = chunks.Sum(chunk => chunk.Kept) };
    }

    private List<ImportChunk> Chunks(FileTable table)
    {
        var now = time.GetCurrentInstant();
        return [.. table.Rows.Chunk(RowsAtOnce).Select(rows => new ImportChunk(table, rows, now))];
    }

    private static PeopleImported Count(List<RowChange> entries, List<bool> values, bool isDryRun)
    {
        var added = entries.Count(change => change is RowChange.Added);
        var unchanged = entries.Zip(values).Count(row => row is (RowChange.None, false));
        return new(added, entries.Count - added - unchanged, unchanged, isDryRun);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An import of people stopped with {Done} of {Rows} rows done; the same import again completes it")]
        public static partial void Stopped(ILogger logger, Exception stopped, int done, int rows);
    }
}
