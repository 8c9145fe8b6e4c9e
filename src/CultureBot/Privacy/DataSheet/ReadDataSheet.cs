using System.Collections.Immutable;
using CultureBot.Storage;

namespace CultureBot.Privacy.DataSheet;

/// <summary>For how long a table's rows are kept.</summary>
public enum Kept
{
    /// <summary>For the time of <see cref="Retention.Retained.Kudos"/>; the next three likewise.</summary>
    Kudos,

    Feedback,
    Results,
    Audit,

    /// <summary>Until a survey or a quarter is counted.</summary>
    Close,

    /// <summary>Until the person is erased.</summary>
    Person,

    /// <summary>With the workspace.</summary>
    Workspace,

    /// <summary>Until the work is done, a month at most.</summary>
    Work,

    /// <summary>As long as the program is used.</summary>
    Program,
}

/// <param name="Table">With its fields.</param>
/// <param name="Kept">For how long.</param>
/// <param name="NamesPeople">Something in it leads to a person or an account, by whatever id, address or name.</param>
/// <param name="Purpose">What for, in English as it was written for works councils.</param>
public sealed record DataSheetEntry(TableDescription Table, Kept Kept, bool NamesPeople, string Purpose);

/// <summary>
/// What works councils ask for (methodology §7): every field that is stored, what for and for how long. The fields come from the migrations that make
/// the tables, so that none is missing; purposes and times from DataSheet.txt.
/// </summary>
public sealed class ReadDataSheet(Database database)
{
    private static readonly Lazy<ImmutableDictionary<string, Line>> Lines = new(ReadLines);

    /// <summary>In the order of the tables' names.</summary>
    /// <exception cref="KeyNotFoundException">A table has no line: a bug, found by a test.</exception>
    public IReadOnlyList<DataSheetEntry> Handle() =>
    [
        .. from table in SchemaDescription.Read(database.Dialect)
           let line = Lines.Value[table.Name]
           select new DataSheetEntry(table, line.Kept, line.NamesPeople, line.Purpose),
    ];

    /// <summary>The tables that have a line.</summary>
    internal static IEnumerable<string> Described => Lines.Value.Keys;

    private static ImmutableDictionary<string, Line> ReadLines()
    {
        using var reader = new StreamReader(typeof(ReadDataSheet).Assembly.GetManifestResourceStream("DataSheet.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(Line.Of)
            .ToImmutableDictionary(line => line.Table, StringComparer.Ordinal);
    }

    private sealed record Line(string Table, Kept Kept, bool NamesPeople, string Purpose)
    {
        public static Line Of(string text) => text.Split('|', 4, StringSplitOptions.TrimEntries) switch
        {
            [var table, var kept, ("yes" or "no") and var namesPeople, var purpose] => new(table, Enum.Parse<Kept>(kept, ignoreCase: true), namesPeople == "yes", purpose),
            _ => throw new FormatException($"DataSheet.txt: \"{text}\" is not table | kept | yes or no | purpose."),
        };
    }
}
