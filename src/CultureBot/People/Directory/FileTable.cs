using CsvHelper;

namespace CultureBot.People.Directory;

/// <summary>The rows of an imported file, each cell in the form in which it is stored.</summary>
internal sealed class FileTable
{
    private readonly int _email;
    private readonly int _name;
    private readonly int _manager;

    private FileTable(FileHeadings headings, IReadOnlyList<FileRow> rows)
    {
        (Headings, Rows) = (headings, rows);
        _email = IndexOf(FileHeadings.Email);
        _name = IndexOf(FileHeadings.Name);
        _manager = IndexOf(DirectoryFields.Manager);
        Stored = [.. headings.Columns.Select((column, i) => (column, i))
            .Where(c => c.column is not null && c.i != _email && c.i != _name && c.i != _manager)
            .Select(c => (c.column!.Field, c.i))];
    }

    public FileHeadings Headings { get; }

    public IReadOnlyList<FileRow> Rows { get; }

    public bool HasEmails => _email >= 0;

    public bool HasManagers => _manager >= 0;

    /// <summary>The columns that are stored as values under their own names, and where they are in a row.</summary>
    public IReadOnlyList<(string Field, int Index)> Stored { get; }

    /// <summary>Reads what it can; everything that is wrong by itself goes to <paramref name="faults"/>.</summary>
    public static FileTable Read(string text, ImportFaults faults)
    {
        using var reader = CsvReader.FromText(text, new()
        {
            Separator = FileText.SeparatorOf(text),
            HasHeader = false,
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = bad => faults.Add(new((int)bad.LineNumber, 0, ImportFault.StrayQuote)),
        });
        var headings = reader.Read() ? Cells(reader) : [];
        if (headings.All(string.IsNullOrEmpty))
        {
            faults.Add(new(1, 0, ImportFault.NoHeadings));
            return new(new([]), []);
        }

        var rows = new List<FileRow>();
        var table = new FileTable(FileHeadings.Read(headings, faults), rows);
        while (!faults.IsFull && reader.Read())
        {
            // Spreadsheets save empty rows as separators alone.
            var (line, cells) = ((int)reader.LineNumber, Cells(reader));
            if (!cells.All(string.IsNullOrEmpty)) rows.Add(new(line, table.Check(line, cells, faults)));
        }

        return table;
    }

    public string Email(FileRow row) => _email < 0 ? "" : row.Cells[_email];

    /// <summary>Null when the file has no such column.</summary>
    public string? Name(FileRow row) => _name < 0 ? null : row.Cells[_name];

    /// <summary>The manager's address, or empty for none.</summary>
    public string Manager(FileRow row) => _manager < 0 ? "" : row.Cells[_manager];

    public ImportProblem At(FileRow row, string field, ImportFault fault) => At(row.Line, IndexOf(field), fault);

    private static string[] Cells(CsvReader reader) => [.. reader.Current.ToArray().Select(cell => cell.Trim())];

    private string[] Check(int line, string[] cells, ImportFaults faults)
    {
        var count = Headings.Columns.Length;
        if (cells.Skip(count).Any(cell => cell.Length > 0)) faults.Add(new(line, count + 1, ImportFault.TooManyCells) { Number = count });
        var stored = new string[count];
        for (var i = 0; i < count; i++)
        {
            var cell = i < cells.Length ? cells[i] : "";
            stored[i] = "";
            if (cell.Length == 0) continue;
            if (Headings.Columns[i] is not { } column)
            {
                faults.Add(new(line, i + 1, ImportFault.HeadingMissing));
                continue;
            }

            var (value, fault) = FileCells.Read(column.Field, cell);
            stored[i] = value;
            if (fault is { } wrong) faults.Add(At(line, i, wrong) with { Value = cell, Number = FileCells.LongestOf(column.Field) });
        }

        if (_email >= 0 && (_email >= cells.Length || cells[_email].Length == 0)) faults.Add(At(line, _email, ImportFault.EmailMissing));
        return stored;
    }

    private ImportProblem At(int line, int index, ImportFault fault) =>
        new(line, index + 1, fault) { Heading = Headings.Columns[index]!.Heading };

    private int IndexOf(string field) => Headings.Columns.ToList().FindIndex(column => column?.Field == field);
}

/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Cells">One a column, as it is stored; empty when there is nothing.</param>
internal sealed record FileRow(int Line, string[] Cells);
