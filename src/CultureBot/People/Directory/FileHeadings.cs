using System.Collections.Immutable;

namespace CultureBot.People.Directory;

/// <summary>What the columns of an imported file mean: in any order, whatever the case and the marks between words.</summary>
/// <param name="Columns">One a column of the file; null for one without a name.</param>
internal sealed record FileHeadings(ImmutableArray<FileColumn?> Columns)
{
    public const string Email = "email";
    public const string Name = "name";

    /// <summary>Where a column's name would be taken for the manager, who is named by their address.</summary>
    private const string Reserved = "";

    /// <summary>As they are written without marks between words.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["email"] = Email,
        ["emailaddress"] = Email,
        ["name"] = Name,
        ["manageremail"] = DirectoryFields.Manager,
        ["team"] = DirectoryFields.Team,
        ["location"] = DirectoryFields.Location,
        ["country"] = DirectoryFields.Country,
        ["timezone"] = DirectoryFields.TimeZone,
        ["startdate"] = DirectoryFields.StartDate,
        ["birthday"] = DirectoryFields.Birthday,
    };

    public static FileHeadings Read(IReadOnlyList<string> headings, ImportFaults faults)
    {
        var columns = ImmutableArray.CreateBuilder<FileColumn?>(headings.Count);
        var attributes = 0;
        for (var i = 0; i < headings.Count; i++)
        {
            var column = Of(headings[i]);
            columns.Add(column);
            if (column is null) continue;
            var place = new ImportProblem(1, i + 1, default) { Heading = column.Heading };
            var before = columns.Take(i).ToList().FindIndex(other => other?.Field == column.Field);
            if (before >= 0) faults.Add(place with { Fault = ImportFault.HeadingTwice, Number = before + 1 });
            else if (column.Field == Reserved) faults.Add(place with { Fault = ImportFault.HeadingReserved });
            else if (column.Field.Length > DirectoryFields.LongestName)
                faults.Add(place with { Fault = ImportFault.HeadingTooLong, Number = DirectoryFields.LongestName });
            else if (column.IsAttribute && ++attributes == DirectoryFields.MostAttributes + 1)
                faults.Add(place with { Fault = ImportFault.TooManyAttributes, Number = DirectoryFields.MostAttributes });
        }

        if (!columns.Any(column => column?.Field == Email)) faults.Add(new(1, 0, ImportFault.NoEmailColumn));
        return new(columns.DrainToImmutable());
    }

    private static FileColumn? Of(string heading)
    {
        var normalized = DirectoryFields.Normalize(heading);
        if (normalized.Length == 0) return null;
        return Known.TryGetValue(normalized.Replace("_", "", StringComparison.Ordinal), out var known)
            ? new(heading, known, IsAttribute: false)
            : new(heading, normalized == DirectoryFields.Manager ? Reserved : normalized, IsAttribute: true);
    }
}

/// <param name="Heading">As the file has it.</param>
/// <param name="Field">What is stored under it.</param>
/// <param name="IsAttribute">It means nothing to the product.</param>
internal sealed record FileColumn(string Heading, string Field, bool IsAttribute);

/// <summary>Collects what is wrong, the first hundred of it: a file of the wrong kind has a problem on every line.</summary>
internal sealed class ImportFaults
{
    public const int Most = 100;

    private const int LongestValue = 80;

    private readonly List<ImportProblem> _problems = [];

    public bool IsEmpty => _problems.Count == 0;

    public bool IsFull => _problems.Count >= Most;

    public ImmutableArray<ImportProblem> InOrder => [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public void Add(ImportProblem problem)
    {
        if (!IsFull) _problems.Add(problem with { Value = Short(problem.Value) });
    }

    private static string Short(string value) => value.Length <= LongestValue ? value : string.Concat(value.AsSpan(0, LongestValue - 1), "…");
}
