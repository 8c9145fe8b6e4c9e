using System.Text.RegularExpressions;

namespace CultureBot.House.Tests.House;

public sealed partial class MigrationPairsTests
{
    private const string Folder = "src/CultureBot.Storage/Migrations";

    [Fact]
    public void Each_migration_exists_for_both_databases_with_the_same_number_and_name()
    {
        var (sqlite, postgres) = (Names("Sqlite"), Names("Postgres"));

        Repository.HasNone("Write the same migration for SQLite.", postgres.Except(sqlite, StringComparer.Ordinal).Select(n => $"{Folder}/Sqlite/{n}"));
        Repository.HasNone("Write the same migration for PostgreSQL.", sqlite.Except(postgres, StringComparer.Ordinal).Select(n => $"{Folder}/Postgres/{n}"));
        Assert.Equal(
            Enumerable.Range(1, sqlite.Count).Select(n => n.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)), sqlite.Select(n => n[..4]));
    }

    [Fact]
    public void Both_databases_get_the_same_tables_columns_and_indexes() => Repository.HasNone(
        "The two files of a migration make different tables: what is in one has to be in the other.",
        from name in Names("Sqlite").Intersect(Names("Postgres"), StringComparer.Ordinal)
        let sqlite = Made($"{Folder}/Sqlite/{name}")
        let postgres = Made($"{Folder}/Postgres/{name}")
        from only in sqlite.Except(postgres, StringComparer.Ordinal).Select(m => $"{Folder}/Sqlite/{name}: {m}")
            .Concat(postgres.Except(sqlite, StringComparer.Ordinal).Select(m => $"{Folder}/Postgres/{name}: {m}"))
        select only);

    [Fact]
    public void What_a_migration_makes_is_read_from_it() => Assert.Equal(
        ["index kudos_day on kudos", "kudos.id", "kudos.words", "kudos.thanks"],
        Made("""
            -- CREATE TABLE not (here int);
            CREATE TABLE kudos (
                id uuid PRIMARY KEY, words text NOT NULL DEFAULT '(,)',
                UNIQUE (id, words)
            );
            CREATE UNIQUE INDEX kudos_day ON kudos (id);
            ALTER TABLE kudos ADD COLUMN thanks bigint;
            """, isText: true));

    private static List<string> Names(string database) =>
        [.. Repository.Files.Where(f => f.StartsWith($"{Folder}/{database}/", StringComparison.Ordinal)).Select(f => Path.GetFileName(f))];

    private static List<string> Made(string sql, bool isText = false)
    {
        var text = Noise().Replace(isText ? sql : Repository.Text(sql), "");
        return
        [
            .. Index().Matches(text).Select(m => $"index {m.Groups["name"].Value} on {m.Groups["table"].Value}"),
            .. Table().Matches(text).SelectMany(t => Columns(text, t).Select(c => $"{t.Groups["name"].Value}.{c}")),
            .. Added().Matches(text).Select(m => $"{m.Groups["table"].Value}.{m.Groups["column"].Value}"),
        ];
    }

    private static IEnumerable<string> Columns(string text, Match table)
    {
        var depth = 0;
        var start = table.Index + table.Length;
        for (var at = start; depth >= 0; at++)
        {
            var isEnd = text[at] == ')' && depth == 0;
            if (isEnd || (text[at] == ',' && depth == 0))
            {
                var first = text[start..at].Trim().Split(' ', '\n', '(')[0];
                if (first is not ("UNIQUE" or "PRIMARY" or "FOREIGN" or "CHECK" or "CONSTRAINT")) yield return first;
                start = at + 1;
            }

            if (text[at] == '(') depth++;
            if (text[at] == ')') depth--;
        }
    }

    [GeneratedRegex("--[^\n]*|'[^']*'", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Noise();

    [GeneratedRegex(@"CREATE\s+(UNIQUE\s+)?INDEX\s+(IF NOT EXISTS\s+)?(?<name>\w+)\s+ON\s+(?<table>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Index();

    [GeneratedRegex(@"CREATE\s+TABLE\s+(IF NOT EXISTS\s+)?(?<name>\w+)\s*\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Table();

    [GeneratedRegex(@"ALTER\s+TABLE\s+(?<table>\w+)\s+ADD\s+(COLUMN\s+)?(?<column>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Added();
}
