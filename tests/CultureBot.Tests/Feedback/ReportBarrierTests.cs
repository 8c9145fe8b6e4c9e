using CultureBot.Feedback;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback;

/// <summary>What stopped somebody goes to whoever owns it, and is counted once a person.</summary>
public sealed class ReportBarrierTests
{
    private const string Slow = "Each laptop waits for three signatures";

    private static readonly Instant NewYear = Instant.FromUtc(2027, 1, 1, 2, 0);

    [Theory, DatabaseData]
    public async Task It_opens_a_response_for_the_teams_lead_in_the_same_ledger_as_ratings(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();

        var result = await test.ReportBarrierAsync("ana", isNamed: true, Slow, code);
        await test.ReportBarrierAsync("ana", isNamed: true, Slow, code);

        Assert.Equal((null, test.Company["mia"].Id), (result.Refusal, result.Owner!.Id));
        Assert.Equal(["Open 2026-11-25"], await test.ListAsync("SELECT state || ' ' || due_on FROM feedback_responses WHERE team_id IS NOT NULL"));
        Assert.Equal((1, 1), (await test.CountAsync("barriers"), await test.CountAsync("messages WHERE kind = 'feedback.told' AND destination = 'Umia'")));
        FeedbackSubject subject = new(code.RatingId, IsRelay: false, IsBarrier: true);
        Assert.Equal(ResponseState.Done, (await test.AnswerAsync("mia", subject, AnswerKind.Done, "Two signatures are gone")).Response!.State);
        Assert.Equal(1, await test.CountAsync("messages WHERE kind = 'feedback.answered' AND destination = 'Uana'"));
    }

    [Theory, DatabaseData]
    public async Task Without_a_name_the_receipt_leads_to_the_reply_and_back(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.ReportBarrierAsync("ana", isNamed: false, Slow, code);
        await test.ReportBarrierAsync("ana", isNamed: false, Slow, code);

        Assert.Equal((0, 1), (await test.CountAsync("barriers"), await test.CountAsync("relayed_barriers")));
        FeedbackSubject subject = new(code.RatingId, IsRelay: true, IsBarrier: true);
        Assert.Null((await test.AnswerAsync("mia", subject, AnswerKind.Replied, "Which ones?")).Refusal);
        Assert.Equal(0, await test.CountAsync("messages WHERE kind = 'feedback.answered'"));
        Assert.Null(await test.WriteBack.HandleAsync(code, "The second and the third", "form", FeedbackTest.Cancellation));
        await test.AnswerAsync("mia", subject, AnswerKind.Declined, "The law wants it");
        Assert.Equal(AnswerRefusal.Settled, await test.WriteBack.HandleAsync(code, "Which law?", "form 2", FeedbackTest.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task Where_nobody_owns_it_it_is_kept_and_counts_for_no_manager(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);

        Assert.Null((await test.ReportBarrierAsync("ana", isNamed: true, Slow, isUnknown: true)).Owner);

        Assert.Equal((1, 0), (await test.CountAsync("barriers"), await test.CountAsync("feedback_responses")));
    }

    [Theory, DatabaseData]
    public async Task It_needs_a_sentence_and_somebody_else_to_read_it(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);

        Assert.Equal(BarrierRefusal.NoWords, (await test.ReportBarrierAsync("ana", isNamed: true, "")).Refusal);
        Assert.Equal(BarrierRefusal.TooLong, (await test.ReportBarrierAsync("ana", isNamed: true, new string('x', Rating.MostCharacters + 1))).Refusal);
        Assert.Equal(BarrierRefusal.Yours, (await test.ReportBarrierAsync("mia", isNamed: false, Slow)).Refusal);

        Assert.Equal((0, 0, 0), (await test.CountAsync("barriers"), await test.CountAsync("relayed_barriers"), await test.CountAsync("barrier_marks")));
    }

    [Theory, DatabaseData]
    public async Task A_quarter_publishes_what_five_people_met_each_of_them_once_and_forgets_who(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await MetAsync(test, 5, BarrierKind.Approval);
        await MetAsync(test, 4, BarrierKind.Tool);
        for (var again = 0; again < 3; again++) await test.ReportBarrierAsync("ana", isNamed: again == 0, Slow, kind: BarrierKind.Tool, isUnknown: true);
        await MetAsync(test, 3, BarrierKind.Rule);
        for (var again = 0; again < 3; again++) await test.ReportBarrierAsync("ana", isNamed: again == 0, Slow, kind: BarrierKind.Rule);

        await CloseAsync(test, NewYear);

        var report = (await ReadAsync(test))!;
        Assert.Equal(("2026-Q4", 5), (report.Quarter, report.Least));
        Assert.Equal([new BarrierCount("IT Help", BarrierKind.Approval, 5, null)], report.Barriers);
        Assert.Equal(0, await test.CountAsync("barrier_marks"));
    }

    [Theory, DatabaseData]
    public async Task A_quarter_is_shown_against_the_one_before(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await MetAsync(test, 8, BarrierKind.Approval);
        await MetAsync(test, 5, BarrierKind.Tool);
        await CloseAsync(test, NewYear);
        await MetAsync(test, 6, BarrierKind.Approval);
        await MetAsync(test, 4, BarrierKind.Tool);
        await CloseAsync(test, Instant.FromUtc(2027, 4, 1, 2, 0));

        Assert.Equal(
            [new BarrierCount("IT Help", BarrierKind.Approval, 6, 8), new BarrierCount("IT Help", BarrierKind.Tool, null, 5)], (await ReadAsync(test))!.Barriers);
    }

    [Theory, DatabaseData]
    public async Task Nothing_is_shown_before_the_hour_of_the_results(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await MetAsync(test, 5, BarrierKind.Approval);

        Assert.Null(await ReadAsync(test));
        await CloseAsync(test, NewYear, days: 0);
        Assert.Null(await ReadAsync(test));
    }

    [Fact]
    public void Its_name_in_the_outbox_is_read_back()
    {
        foreach (var subject in (FeedbackSubject[])[new(Guid.Empty, false), new(Guid.Empty, true), new(Guid.Empty, false, true), new(Guid.Empty, true, true)])
            Assert.Equal(subject, FeedbackSubject.Find(subject.Text));
        Assert.Null(FeedbackSubject.Find("barriers:" + Guid.Empty));
    }

    private static async Task MetAsync(FeedbackTest test, int people, BarrierKind kind)
    {
        for (var i = 0; i < people; i++)
        {
            await test.ReportBarrierAsync(
                test.Company["ana"] with { PersonId = new(Guid.CreateVersion7(test.Clock.GetUtcNow())) }, isNamed: false, Slow, kind: kind);
        }
    }

    private static async Task CloseAsync(FeedbackTest test, Instant at, int days = 4)
    {
        var quarter = await test.Quarters.FindAsync(FeedbackTest.Cancellation);
        test.Clock.Advance(at - test.Clock.Now);
        await test.CloseAsync(quarter);
        test.Clock.Advance(Duration.FromDays(days));
    }

    private static Task<BarriersReport?> ReadAsync(FeedbackTest test) => new ReadBarriers(test.Database, test.Clock).HandleAsync(FeedbackTest.Cancellation);
}
