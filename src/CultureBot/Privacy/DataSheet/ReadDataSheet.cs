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
/// <param name="Purpose">What for, in English as it was written for works councils.</param>
public sealed record DataSheetEntry(TableDescription Table, Kept Kept, string Purpose);

/// <summary>
/// What works councils ask for (methodology §7): every field that is stored, what for and for how long. The fields come from the migrations that make
/// the tables, so that none is missing; purposes and times from DataSheet.txt.
/// </summary>
public sealed class ReadDataSheet(Database database)
{
    private static readonly Lazy<ImmutableDictionary<string, (Kept Kept, string Purpose)>> Lines = new(ReadLines);

    /// <summary>In the order of the tables' names.</summary>
    /// <exception cref="KeyNotFoundException">A table has no line: a bug, found by a test.</exception>
    public IReadOnlyList<DataSheetEntry> Handle() =>
        [.. SchemaDescription.Read(database.Dialect).Select(table => new DataSheetEntry(table, Lines.Value[table.Name].Kept, Lines.Value[table.Name].Purpose))];

    /// <summary>The tables that have a line.</summary>
    internal static IEnumerable<string> Described => Lines.Value.Keys;

    private static ImmutableDictionary<string, (Kept Kept, string Purpose)> ReadLines()
    {
        using var reader = new StreamReader(typeof(ReadDataSheet).Assembly.GetManifestResourceStream("DataSheet.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('|', 3, StringSplitOptions.TrimEntries))
            .ToImmutableDictionary(parts => parts[0], parts => (Enum.Parse<Kept>(parts[1], ignoreCase: true), parts[2]), StringComparer.Ordinal);
    }
}
