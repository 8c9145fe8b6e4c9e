using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CultureBot.Storage;

/// <param name="Name">As in the database.</param>
/// <param name="Comment">What its migration says of it; empty where the name says it all.</param>
/// <param name="Columns">In their order.</param>
public sealed record TableDescription(string Name, string Comment, ImmutableArray<ColumnDescription> Columns);

/// <param name="Name">As in the database.</param>
/// <param name="Comment">What its migration says of it; empty where the name says it all.</param>
public sealed record ColumnDescription(string Name, string Comment);

/// <summary>The tables of this program with what its migrations say of them: the source of what people are told is stored.</summary>
public static partial class SchemaDescription
{
    /// <returns>In the order of their names; without the scheduler's own, which hold no words and no people.</returns>
    public static IReadOnlyList<TableDescription> Read(ISqlDialect dialect)
    {
        Dictionary<string, TableDescription> tables = new(StringComparer.Ordinal);
        foreach (var migration in Migration.LoadFor(dialect)) Read(migration.Sql, tables);
        return [.. tables.Values.Where(table => !table.Name.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase)).OrderBy(table => table.Name, StringComparer.Ordinal)];
    }

    private static void Read(string sql, Dictionary<string, TableDescription> tables)
    {
        var (open, comment) = ("", "");
        foreach (var line in sql.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Comment().Match(line) is { Success: true } said)
            {
                comment = $"{comment} {said.Groups["words"].Value}".Trim();
                continue;
            }

            if (Create().Match(line) is { Success: true } created)
            {
                open = created.Groups["table"].Value;
                tables[open] = new(open, comment, []);
            }
            else if (Alter().Match(line) is { Success: true } altered)
            {
                var table = tables[altered.Groups["table"].Value];
                var column = altered.Groups["column"].Value;
                tables[table.Name] = altered.Groups["verb"].Value == "ADD" ? With(table, column, comment) : table with { Columns = table.Columns.RemoveAll(one => one.Name == column) };
            }
            else if (open.Length > 0 && Column().Match(line) is { Success: true } listed)
            {
                tables[open] = With(tables[open], listed.Groups["column"].Value, comment);
            }

            if (line.StartsWith(')')) open = "";
            comment = "";
        }
    }

    private static TableDescription With(TableDescription table, string column, string comment) => table with { Columns = table.Columns.Add(new(column, comment)) };

    [GeneratedRegex(@"^\s*-- (?<words>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^CREATE TABLE (IF NOT EXISTS )?(?<table>\w+) ?\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Create();

    [GeneratedRegex(@"^ALTER TABLE (?<table>\w+) (?<verb>ADD|DROP) COLUMN (?<column>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alter();

    [GeneratedRegex(@"^    (?<column>[a-z_]+) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();
}
