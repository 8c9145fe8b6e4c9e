using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using CultureBot.People.Directory.Imports;
using CultureBot.Privacy;
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
public sealed record ImportPeople(ReadOnlyMemory<byte> File, bool IsDryRun)
{
    /// <summary>It names everybody who works here: whom HR knows and it does not name has left.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whoever sends it will be asked whether its words look right, so that it may be in Windows-1252.</summary>
    public bool MayBeWindows { get; init; }

    /// <summary>Null for a program.</summary>
    public AccountId? By { get; init; }

    /// <summary>The <see cref="ImportPlan.Digest"/> of what was shown: nothing else is imported. Null for whatever the file says.</summary>
    public string? Shown { get; init; }
}

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

    /// <summary>People who have left, since the file names everybody else.</summary>
    public int Left { get; init; }
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

/// <summary>The directory is not what it was when the changes were shown, so that others would be made. Nothing that was not shown is stored.</summary>
/// <param name="Done">How many rows are stored all the same, as they were shown.</param>
public sealed record ImportMoved(int Done) : ImportPeopleResult;

/// <summary>Checks a file as a whole, and then stores it in chunks, each of which is a unit of work.</summary>
public sealed partial class ImportPeopleHandler(Database database, TimeProvider time, ILogger<ImportPeopleHandler> logger)
{
    /// <exception cref="DbException">Nothing was stored.</exception>
    public async Task<ImportPeopleResult> HandleAsync(ImportPeople request, CancellationToken cancellationToken)
    {
        var read = await ImportFile.ReadAsync(database, request, cancellationToken);
        if (read is not { Table: { } table }) return read.Refused!;
        if (!request.IsDryRun && request.Shown is null) return await StoreAsync(request, table, plan: null, cancellationToken);
        var plan = await database.ReadAsync(sql => PlanImport.LookAsync(sql, table, request.IsComplete, _ => { }), cancellationToken);
        return request.IsDryRun ? plan.Counts
            : request.Shown != plan.Digest ? new ImportMoved(0)
            : await StoreAsync(request, table, plan, cancellationToken);
    }

    private async Task<ImportPeopleResult> StoreAsync(ImportPeople request, FileTable table, ImportPlan? plan, CancellationToken cancellationToken)
    {
        var moment = await database.WriteAsync(
            sql => ImportsStore.StartAsync(sql, request.By, request.IsComplete, table.Rows.Count, time.GetCurrentInstant()), WriteUrgency.Background, cancellationToken);
        var run = new ImportRun(database, time, table, moment, plan);
        try
        {
            var isWhole = await run.StoreAsync(request.IsComplete, cancellationToken);
            await EndAsync(request, moment, run.Tally, isWhole ? ImportState.Done : ImportState.Stopped, cancellationToken);
            while (isWhole && await database.WriteAsync(sql => ImportEntriesStore.ForgetAsync(sql, time.GetCurrentInstant()), WriteUrgency.Background, cancellationToken))
            {
            }

            return isWhole ? run.Tally.Counts(isDryRun: false) : new ImportMoved(run.Tally.Done);
        }
        catch (Exception stopped) when (run.HasStored && stopped is DbException or IOException or OperationCanceledException)
        {
            Log.Stopped(logger, stopped, run.Tally.Done, table.Rows.Count);
            return new ImportStopped(run.Tally.Done, table.Rows.Count);
        }
    }

    private Task EndAsync(ImportPeople request, ImportMoment moment, ImportTally tally, ImportState state, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async sql =>
            {
                var (now, counts) = (time.GetCurrentInstant(), tally.Counts(isDryRun: false));
                await ImportsStore.EndAsync(sql, moment.Import, state, tally.Done, counts, now);
                await AuditStore.AddAsync(sql, new()
                {
                    At = now, AccountId = request.By, Action = "people.imported", Subject = $"import:{moment.Import.Value:D}",
                    Details = string.Create(CultureInfo.InvariantCulture, $"{state}: {counts.Added} added, {counts.Changed} changed, {counts.Left} left, {counts.Unchanged} unchanged"),
                });
            },
            WriteUrgency.Background,
            cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An import of people stopped with {Done} of {Rows} rows done; the same import again completes it")]
        public static partial void Stopped(ILogger logger, Exception stopped, int done, int rows);
    }
}
