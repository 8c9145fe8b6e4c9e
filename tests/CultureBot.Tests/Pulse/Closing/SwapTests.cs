using CultureBot.Pulse;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>Whoever reads everything that is left after a close cannot tell which of two people of a group gave which answers.</summary>
public sealed class SwapTests
{
    private static readonly Question[] Questions =
        [QuestionBank.Find("I1")!, QuestionBank.Find("I9")!, QuestionBank.Find("A1")!, QuestionBank.Find("A2")!, QuestionBank.Find("A4")!, QuestionBank.Rating("Front Desk")];

    [Theory, DatabaseData]
    public async Task Exchanging_two_peoples_answers_changes_no_byte_of_ledger_export_or_log(DatabaseKind kind)
    {
        var (ledger, export, log) = await CloseAsync(kind, swapped: false);
        var (ledgerSwapped, exportSwapped, logSwapped) = await CloseAsync(kind, swapped: true);

        Assert.Contains("published_comments", ledger, StringComparison.Ordinal);
        Assert.Contains("A1", export, StringComparison.Ordinal);
        Assert.NotEmpty(log);
        Assert.Equal(ledger, ledgerSwapped);
        Assert.Equal(export, exportSwapped);
        Assert.Equal(log, logSwapped);
    }

    [Theory, DatabaseData]
    public async Task Exchanging_answers_across_groups_does_change_the_ledger(DatabaseKind kind)
    {
        var (ledger, _, _) = await CloseAsync(kind, swapped: false);
        var (other, _, _) = await CloseAsync(kind, swapped: true, first: 1, second: 14);

        Assert.NotEqual(ledger, other);
    }

    // People 1 to 12 are in A, 13 to 24 in B; 1 and 2 (or 14) exchange everything they said.
    private static async Task<(string Ledger, string Export, string Log)> CloseAsync(DatabaseKind kind, bool swapped, int first = 1, int second = 2)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 A<Co:12 B<Co:12", Questions);
        for (var person = 1; person <= 24; person++)
        {
            var said = !swapped ? person : person == first ? second : person == second ? first : person;
            await test.AnswerAsync(
                person,
                new Answer("I1", 1 + said % 5),
                new Answer("I9", 1 + said / 5),
                new Answer("A1", said % 11),
                new Answer("A2", 1 + said % 5),
                new Answer("A4", null, $"Words of number {said}"),
                new Answer("A3:Front Desk", said % 11));
        }

        var ledger = await test.ClosedAsync();
        return (
            await WholeDump.ReadAsync(test.Database, TestContext.Current.CancellationToken, table => table.StartsWith("published_", StringComparison.Ordinal) || table is "survey_windows" or "group_fingerprints"),
            LedgerCsv.Of(ledger),
            string.Join('\n', test.Logs.Lines));
    }
}
