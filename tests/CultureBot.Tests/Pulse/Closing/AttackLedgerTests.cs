using CultureBot.Privacy.Attack;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>HR attacks the ledger that closes wrote, and one that somebody has meddled with.</summary>
public sealed class AttackLedgerTests
{
    private static readonly Question[] Questions = [QuestionBank.Find("I1")!, QuestionBank.Find("O3")!, QuestionBank.Find(QuestionBank.RecommendHere)!, QuestionBank.Find(QuestionBank.WhatNext)!];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Nobody_is_found_in_what_two_closes_published_however_it_is_looked_at(DatabaseKind kind)
    {
        await using var test = await TwoWindowsAsync(kind);

        var report = await AttackAsync(test);

        Assert.Equal(2, report.Windows);
        Assert.All(report.Findings, finding => Assert.Equal((finding.Kind, 0), (finding.Kind, finding.Found)));
        Assert.All(report.Findings, finding => Assert.True(finding.Tried > 0, $"{finding.Kind} tried nothing"));
        Assert.Equal(["ledger.attacked "], await AuditedAsync(test));
    }

    [Theory]
    [InlineData(LedgerAttackKind.Figures, "UPDATE published_figures SET n = 4 WHERE item = 'O3' AND group_id = 'A2'")]
    [InlineData(LedgerAttackKind.Remainders, "UPDATE published_figures SET n = n + 2 WHERE item = 'I1' AND group_id = 'company'")]
    [InlineData(LedgerAttackKind.Unpublished, "UPDATE published_figures SET n = n - 1, fives = fives - 1 WHERE item = 'I1' AND group_id = 'value:Oslo'")]
    [InlineData(LedgerAttackKind.LowAnswers, "UPDATE published_figures SET low = n - high, middle = 0 WHERE item = 'I1' AND group_id = 'B'")]
    [InlineData(LedgerAttackKind.Windows, "UPDATE published_groups SET joined = 1 WHERE group_id = 'B' AND joined IS NOT NULL")]
    public async Task What_should_not_be_there_is_found(LedgerAttackKind expected, string meddling)
    {
        await using var test = await TwoWindowsAsync(DatabaseKind.Sqlite);
        await test.WriteAsync(sql => sql.ExecuteAsync(meddling));

        var report = await AttackAsync(test);

        Assert.Contains(expected, report.Findings.Where(finding => finding.Found > 0).Select(finding => finding.Kind));
        Assert.Equal(["ledger.attacked found"], await AuditedAsync(test));
    }

    private static async Task<LedgerAttackReport> AttackAsync(ClosingTest test) =>
        await new AttackLedgerHandler(test.Database, test.Clock).HandleAsync(new(), Cancellation);

    private static Task<IReadOnlyList<string>> AuditedAsync(ClosingTest test) =>
        test.ReadAsync(sql => sql.ListAsync<string>("SELECT action || ' ' || details FROM audit_entries WHERE action = 'ledger.attacked'"));

    private static async Task<ClosingTest> TwoWindowsAsync(DatabaseKind kind)
    {
        var test = await ClosingTest.StartAsync(kind);
        for (var window = 1; window <= 2; window++)
        {
            await test.OpenAsync("Co:0 A<Co:14 A2<A:6 B<Co:15", Questions, new() { Attribute = "town" }, person => person % 2 == 0 ? "Oslo" : "Rome", window);
            for (var person = 1; person <= 35; person++)
            {
                Answer[] answers =
                [
                    new("I1", person % 2 == 0 ? 5 : 1), new("O3", 1 + person % 5), new(QuestionBank.RecommendHere, person % 11), new(QuestionBank.WhatNext, null, $"Words {person}"),
                ];
                Assert.Equal(SubmitBallotResult.Stored, await test.AnswerAsync(person, [.. answers]));
            }

            await test.ClosedAsync();
        }

        return test;
    }
}
