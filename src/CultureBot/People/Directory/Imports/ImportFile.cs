using System.Collections.Immutable;
using CultureBot.Storage;

namespace CultureBot.People.Directory.Imports;

/// <summary>A file that was read and checked as a whole.</summary>
/// <param name="Table">Null when it is refused.</param>
/// <param name="Refused">Why.</param>
/// <param name="Doubtful">As in <see cref="ImportPlan.Doubtful"/>.</param>
internal sealed record ImportFile(FileTable? Table, ImportRefused? Refused, ImmutableArray<string> Doubtful)
{
    private const int RowsAtOnce = 500;

    public static async Task<ImportFile> ReadAsync(Database database, ImportPeople request, CancellationToken cancellationToken)
    {
        ImmutableArray<string> doubtful = [];
        if (!FileText.TryRead(request.File, out var text, out var unreadable)
            && !(request.MayBeWindows && WindowsText.TryRead(request.File.Span, out text, out doubtful)))
        {
            return new(null, new([unreadable!]), []);
        }

        var faults = new ImportFaults();
        var table = FileTable.Read(text!, faults);
        if (!faults.IsFull) await database.ReadAsync(sql => FileChecks.CheckAsync(sql, table, faults), cancellationToken);
        return faults.IsEmpty ? new(table, null, doubtful) : new(null, new(faults.InOrder), []);
    }

    /// <param name="table">The file's.</param>
    /// <param name="moment">When what it says begins; null only looks.</param>
    public static List<ImportChunk> Chunks(FileTable table, ImportMoment? moment) =>
        [.. table.Rows.Chunk(RowsAtOnce).Select(rows => new ImportChunk(table, rows, moment))];
}
