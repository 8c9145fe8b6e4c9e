using CultureBot.Delivery;
using CultureBot.Feedback;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;

namespace CultureBot.Tests.Feedback;

/// <summary>Cy is HR here; Mia answers for IT Help.</summary>
public sealed class ReportFeedbackTests
{
    private const string Words = "Once more and I will kill you";

    [Theory, DatabaseData]
    public async Task Hr_is_told_once_and_it_is_audited(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Relayed, words: Words, code: code);
        FeedbackSubject subject = new(code.RatingId, IsRelay: true);

        Assert.Equal(ReportFeedbackResult.Reported, await ReportAsync(test, "mia", subject));
        Assert.Equal(ReportFeedbackResult.Before, await ReportAsync(test, "mia", subject));

        Assert.Equal(["Ucy"], await test.ListAsync("SELECT destination FROM messages WHERE kind = 'feedback.reported'"));
        Assert.Equal(["feedback.reported " + subject.Text], await test.ListAsync("SELECT action || ' ' || subject FROM audit_entries"));
    }

    [Theory, DatabaseData]
    public async Task Only_whom_it_was_written_to_reports_it_and_only_words(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var (words, none) = (ReceiptCode.Create(), ReceiptCode.Create());
        await test.RateAsync("ana", FeedbackWay.Relayed, words: Words, code: words);
        await test.RateAsync("ana", FeedbackWay.Relayed, stars: 1, code: none);

        Assert.Equal(ReportFeedbackResult.NotYours, await ReportAsync(test, "ben", new(words.RatingId, IsRelay: true)));
        Assert.Equal(ReportFeedbackResult.Unknown, await ReportAsync(test, "mia", new(none.RatingId, IsRelay: true)));
        Assert.Equal(ReportFeedbackResult.Unknown, await ReportAsync(test, "mia", new(words.RatingId, IsRelay: false)));
        Assert.Equal(ReportFeedbackResult.Nobody, await ReportAsync(test, "mia", new(words.RatingId, IsRelay: true), "nobody"));
        Assert.Equal(0, await test.CountAsync("feedback_reports"));
    }

    [Theory, DatabaseData]
    public async Task What_was_written_back_can_be_reported_as_well(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Relayed, stars: 1, code: code);
        await test.WriteBack.HandleAsync(code, Words, "form", FeedbackTest.Cancellation);

        Assert.Equal(ReportFeedbackResult.Reported, await ReportAsync(test, "mia", new(code.RatingId, IsRelay: true)));
    }

    [Theory, DatabaseData]
    public async Task What_was_written_back_after_a_report_can_be_reported_once_more(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Relayed, words: "Watch your back", code: code);
        FeedbackSubject subject = new(code.RatingId, IsRelay: true);
        await ReportAsync(test, "mia", subject);
        await test.WriteBack.HandleAsync(code, Words, "form", FeedbackTest.Cancellation);

        Assert.Equal(ReportFeedbackResult.Reported, await ReportAsync(test, "mia", subject));
        Assert.Equal(ReportFeedbackResult.Before, await ReportAsync(test, "mia", subject));

        Assert.Equal(["", "1"], await test.ListAsync("SELECT step FROM messages WHERE kind = 'feedback.reported' AND destination = 'Ucy' ORDER BY step"));
        var card = await test.ShownAsync(new FeedbackReportedKind(test.Database), subject.Text, "1", "cy");
        Assert.Contains("Watch your back\n" + Words, card, StringComparison.Ordinal);
        Assert.Contains("You have reported this to HR", await test.ShownAsync(new FeedbackToldKind(test.Database), subject.Text, "0", "mia"), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task What_was_reported_stays_as_it_was_when_the_rating_is_changed(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, words: Words);
        var subject = FeedbackSubject.Find((await test.ListAsync("SELECT subject FROM feedback_responses"))[0])!.Value;
        await ReportAsync(test, "mia", subject);

        await test.RateAsync("ana", FeedbackWay.Named, words: "A slow day");

        var story = await test.Database.ReadAsync(sql => FeedbackStory.FindAsync(sql, subject), FeedbackTest.Cancellation);
        Assert.Equal(("A slow day", Words), (Assert.Single(story!.AllWritten), Assert.Single(story.Reported)));
    }

    [Theory, DatabaseData]
    public async Task Whoever_wrote_it_is_not_told_that_it_was_reported_though_they_are_hr(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, words: Words);
        var subject = FeedbackSubject.Find((await test.ListAsync("SELECT subject FROM feedback_responses"))[0])!.Value;

        Assert.Equal(ReportFeedbackResult.Nobody, await ReportAsync(test, "mia", subject, "ana"));
        Assert.Equal(ReportFeedbackResult.Reported, await ReportAsync(test, "mia", subject, "ana", "cy"));

        Assert.Equal(["Ucy"], await test.ListAsync("SELECT destination FROM messages WHERE kind = 'feedback.reported'"));
    }

    [Theory, DatabaseData]
    public async Task Hr_reads_who_reported_it_whoever_answers_for_it_now(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, words: Words);
        var subject = FeedbackSubject.Find((await test.ListAsync("SELECT subject FROM feedback_responses"))[0])!.Value;
        await ReportAsync(test, "mia", subject);

        await test.Database.WriteAsync(sql => ResponsesStore.SaveOwnerAsync(sql, subject.Text, test.Company["ben"].Id), WriteUrgency.Background, FeedbackTest.Cancellation);

        var card = await test.ShownAsync(new FeedbackReportedKind(test.Database), subject.Text, "", "cy");
        Assert.StartsWith("Mia reports what was written to them", card, StringComparison.Ordinal);
        Assert.Contains("Talk to Mia first", card, StringComparison.Ordinal);
    }

    private static async Task<ReportFeedbackResult> ReportAsync(FeedbackTest test, string by, FeedbackSubject subject, params string[] hr)
    {
        string[] readers = hr.Length == 0 ? ["cy"] : hr;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(readers.Select((name, place) => new KeyValuePair<string, string?>($"Roles:Hr:{place}", $"{name}@example.com"))).Build();
        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE accounts SET email = handle || '@example.com', is_email_confirmed = TRUE WHERE handle IN ('ana', 'cy')"), WriteUrgency.Background, FeedbackTest.Cancellation);
        return await new ReportFeedbackHandler(test.Database, new(configuration, test.Database), new OutboxSignal(), test.Clock)
            .HandleAsync(new(test.Company[by], subject), FeedbackTest.Cancellation);
    }
}
