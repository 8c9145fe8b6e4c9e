using System.Text.RegularExpressions;

namespace CultureBot.House.Tests.House;

public sealed partial class SqlTests
{
    [Fact]
    public void SQL_stands_only_in_stores_and_in_Storage() => Repository.HasNone(
        "Move the statement into the slice's *Store.cs: a static method that takes SqlSession first.",
        from path in Repository.Sources("src")
        where !path.StartsWith("src/CultureBot.Storage/", StringComparison.Ordinal) && !path.EndsWith("Store.cs", StringComparison.Ordinal)
        let source = new SourceText(Repository.Text(path))
        from literal in source.Literals
        where Statement().IsMatch(literal.Text)
        select $"{path}:{literal.Line}: {Statement().Match(literal.Text).Value.ReplaceLineEndings(" ")}");

    [Theory]
    [InlineData("\"SELECT 1\"")]
    [InlineData("\"\"\"\n  select id\n  from kudos\n\"\"\"")]
    [InlineData("\"insert into kudos VALUES (1)\"")]
    [InlineData("\"UPDATE kudos SET a = 1\"")]
    [InlineData("$\"DELETE FROM {table}\"")]
    [InlineData("\"Create Table x (y)\"")]
    [InlineData("$\"SELECT {columns} FROM {table}\"")]
    [InlineData("\"PRAGMA foreign_keys = ON\"")]
    public void A_statement_is_recognized(string literal) => Assert.Matches(Statement(), literal);

    [Theory]
    [InlineData("\"Select a person\"")]
    [InlineData("\"Update failed\"")]
    [InlineData("\"Nothing was deleted from here\"")]
    public void Words_are_not_taken_for_a_statement(string literal) => Assert.DoesNotMatch(Statement(), literal);

    [GeneratedRegex(
        @"\b(SELECT\s+(\d|\*|[\w.,()\s{}*|'=@-]+?\sFROM\s)|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|UNIQUE)\s|PRAGMA\s+\w)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Statement();
}
