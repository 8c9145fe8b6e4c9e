using System.Globalization;
using CultureBot.Digests;
using CultureBot.Feedback;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Digest;

/// <summary>A changed promise reaches its customers, and what a team did reaches everybody; each in one week, and no more than was to be told.</summary>
public sealed class FeedbackDigestSectionTests
{
    private static readonly ProviderTeam It = FeedbackTest.Team.Team!;
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    // The clock starts on Wednesday.
    private static readonly Instant Friday = Instant.FromUtc(2026, 11, 20, 16, 0);
    private static readonly Duration Week = Duration.FromDays(7);

    [Theory, DatabaseData]
    public async Task A_changed_promise_is_told_to_whoever_rated_the_team_with_their_name(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, stars: 5);
        await PromiseAsync(test, "Answered today");
        test.Clock.SetTo(Friday);

        var part = await PersonalAsync(test, "ana", Friday);
        Assert.Contains("IT Help, who serves you, has a new promise:", FeedbackTest.Shown(part.News), StringComparison.Ordinal);
        Assert.Contains("Answered today", FeedbackTest.Shown(part.News), StringComparison.Ordinal);
        Assert.Equal([TeamPromise.SubjectOf(It.Id)], part.Carries);
        Assert.Empty((await PersonalAsync(test, "mia", Friday)).News);
        Assert.Empty((await PersonalAsync(test, "ana", Friday + Week)).News);
        Assert.Empty((await ChannelAsync(test, Friday)).Post);
    }

    [Theory]
    [DatabaseData(FeedbackWay.Relayed)]
    [DatabaseData(FeedbackWay.Sealed)]
    public async Task Whoever_rated_without_a_name_is_nobodys_customer(DatabaseKind kind, FeedbackWay way)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", way, stars: 5);
        await PromiseAsync(test, "Answered today");

        Assert.Empty((await PersonalAsync(test, "ana", Friday)).News);
    }

    [Theory, DatabaseData]
    public async Task It_is_told_to_everybody_whose_team_is_served_by_the_ledger(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await PromiseAsync(test, "Answered today");
        await test.Database.WriteAsync(
            sql => DirectoryStore.AddValuesAsync(sql, [new() { PersonId = test.Company["ana"].PersonId, Field = DirectoryFields.Team, Value = "Front-Desk" }], test.Clock.Now),
            WriteUrgency.Background,
            FeedbackTest.Cancellation);
        Assert.Empty((await PersonalAsync(test, "ana", Friday)).News);

        var rows = new ServiceRows(test.Database, FeedbackTest.Cancellation);
        await rows.AddServiceAsync(await rows.AddQuarterAsync("2026-Q3", test.Clock.Now), Provider.ReferenceOf(It.Id), 5, 6, "Front Desk");

        Assert.NotEmpty((await PersonalAsync(test, "ana", Friday)).News);
        Assert.Empty((await PersonalAsync(test, "ben", Friday)).News);
    }

    [Theory, DatabaseData]
    public async Task A_week_keeps_its_promises_in_their_present_words_and_one_that_was_taken_back_is_gone(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, stars: 5);
        await PromiseAsync(test, "Answered today");
        test.Clock.SetTo(Friday + Duration.FromDays(3));
        await PromiseAsync(test, "Answered today");
        Assert.Equal(1, await test.CountAsync("promise_changes"));
        await PromiseAsync(test, "Answered in an hour");

        foreach (var week in (Instant[])[Friday, Friday + Week])
            Assert.Contains("Answered in an hour", FeedbackTest.Shown((await PersonalAsync(test, "ana", week)).News), StringComparison.Ordinal);

        await PromiseAsync(test, "");
        foreach (var week in (Instant[])[Friday, Friday + Week]) Assert.Empty((await PersonalAsync(test, "ana", week)).News);
    }

    [Theory, DatabaseData]
    public async Task What_a_team_did_is_told_once_in_its_leads_words_and_never_in_the_customers(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var rated = Assert.IsType<ServiceRated>(await test.RateAsync("ana", FeedbackWay.Named, stars: 2, words: "Nobody picked up"));
        Assert.NotNull(rated.Owner);
        var subject = FeedbackSubject.Find((await test.ListAsync("SELECT subject FROM feedback_responses"))[0])!.Value;
        await test.AnswerAsync("mia", subject, AnswerKind.Replied, "Thank you, Ana");
        Assert.Empty((await ChannelAsync(test, Friday)).Post);
        await test.AnswerAsync("mia", subject, AnswerKind.Done, "Two more people at the phones");

        var part = await ChannelAsync(test, Friday);
        Assert.Contains("A customer told IT Help what was missing. What it did:", FeedbackTest.Shown(part.Post), StringComparison.Ordinal);
        Assert.Contains("Two more people at the phones", FeedbackTest.Shown(part.Post), StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody picked up", FeedbackTest.Shown(part.Post), StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", FeedbackTest.Shown(part.Post), StringComparison.Ordinal);
        Assert.Equal([subject.Text], part.PostCarries);
        Assert.Empty((await ChannelAsync(test, Friday + Week)).Post);
        Assert.Empty((await PersonalAsync(test, "ana", Friday)).News);
    }

    [Theory, DatabaseData]
    public async Task Of_what_was_done_twice_the_later_words_are_told(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Relayed, stars: 2, code: code);
        FeedbackSubject subject = new(code.RatingId, IsRelay: true);
        await test.AnswerAsync("mia", subject, AnswerKind.Done, "A note at the door");
        await test.AddWords.HandleAsync(new(test.Company["ana"], FeedbackTest.Team, FeedbackWay.Relayed, new() { Stars = 2, Wish = "Somebody at the desk" }, code), FeedbackTest.Cancellation);
        await test.AnswerAsync("mia", subject, AnswerKind.Done, "Somebody is there from eight");

        var post = FeedbackTest.Shown((await ChannelAsync(test, Friday)).Post);

        Assert.Contains("Somebody is there from eight", post, StringComparison.Ordinal);
        Assert.DoesNotContain("A note at the door", post, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task What_became_of_a_barrier_is_told_as_one_and_not_as_a_customers_word(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.ReportBarrierAsync("ana", isNamed: true, "Three signatures");
        var subject = FeedbackSubject.Find((await test.ListAsync("SELECT subject FROM feedback_responses"))[0])!.Value;
        await test.AnswerAsync("mia", subject, AnswerKind.Done, "One signature is enough");

        Assert.Equal(
            "Something at IT Help stopped people from serving others well. What it did:\nOne signature is enough", FeedbackTest.Shown((await ChannelAsync(test, Friday)).Post));
    }

    [Theory, DatabaseData]
    public async Task What_a_person_did_is_nobody_elses(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, Provider.Of(test.Company["ben"]), stars: 2);
        var subject = FeedbackSubject.Find((await test.ListAsync("SELECT subject FROM feedback_responses"))[0])!.Value;
        await test.AnswerAsync("ben", subject, AnswerKind.Done, "I call back now");

        Assert.Empty((await ChannelAsync(test, Friday)).Post);
    }

    private static Task<PersonalDigestPart> PersonalAsync(FeedbackTest test, string who, Instant upTo) =>
        new FeedbackDigestSection(test.Database).ForPersonAsync(new(test.Company.Workspace, test.Company[who], upTo - Week, upTo, English), FeedbackTest.Cancellation);

    private static Task<ChannelDigestPart> ChannelAsync(FeedbackTest test, Instant upTo) =>
        new FeedbackDigestSection(test.Database).ForChannelAsync(new(test.Company.Workspace, upTo - Week, upTo, English), FeedbackTest.Cancellation);

    private static async Task PromiseAsync(FeedbackTest test, string typed) => Assert.NotEqual(
        MakePromiseResult.NotYours,
        await new MakePromiseHandler(test.Database, new(), test.Clock).HandleAsync(new(test.Company["mia"], It, typed), FeedbackTest.Cancellation));
}
