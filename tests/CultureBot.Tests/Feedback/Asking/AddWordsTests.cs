using CultureBot.Feedback;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Asking;

/// <summary>After one tap, words can follow: each way keeps its promise.</summary>
public sealed class AddWordsTests
{
    private const string Words = "A note on the door would have done";

    [Theory, DatabaseData]
    public async Task Sealed_words_are_a_ballot_of_their_own_that_counts_as_no_rating(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Sealed, stars: 4, code: code);

        Assert.Null((await AddAsync(test, FeedbackWay.Sealed, code))!.Owner);
        Assert.Null(await AddAsync(test, FeedbackWay.Sealed, code));

        var quarter = await test.Quarters.FindAsync(FeedbackTest.Cancellation);
        var counted = (await new CountQuarter(test.Database, test.Secrets).HandleAsync(quarter, FeedbackTest.Cancellation))!;
        Assert.Equal([4], counted.Ratings.Select(rating => rating.Stars));
        Assert.Equal([Words], counted.Words.Select(ballot => ballot.Rating.Wish));
        Assert.Equal(0, counted.Unreadable);
        Assert.Equal((2, 4), (await test.CountAsync("rating_ballots"), await test.CountAsync("rating_marks")));
    }

    [Theory, DatabaseData]
    public async Task Passed_on_they_join_the_rating_and_its_owner_answers_for_them(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Relayed, stars: 4, code: code);
        Assert.Equal(0, await test.CountAsync("feedback_responses"));

        Assert.Equal("Mia", (await AddAsync(test, FeedbackWay.Relayed, code))!.Owner!.Name);
        Assert.Null(await AddAsync(test, FeedbackWay.Relayed, code));

        Assert.Equal(["4 " + Words], await test.ListAsync("SELECT rating || ' ' || wish FROM relays"));
        Assert.Equal(1, await test.CountAsync("feedback_responses WHERE state = 'Open'"));
        Assert.Equal(2, await test.CountAsync("rating_marks"));
    }

    [Theory, DatabaseData]
    public async Task To_what_was_answered_they_come_as_a_message_and_open_it_again_where_it_was_done(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        foreach (var (answer, state) in new[] { (AnswerKind.Acknowledged, "Acknowledged"), (AnswerKind.Done, "Open") })
        {
            var code = ReceiptCode.Create();
            await test.RateAsync("ana", FeedbackWay.Relayed, stars: 2, code: code);
            FeedbackSubject subject = new(code.RatingId, IsRelay: true);
            await test.AnswerAsync("mia", subject, answer, answer == AnswerKind.Done ? "There is a note now" : "");
            test.Clock.Advance(Duration.FromDays(1));

            Assert.Equal("Mia", (await AddAsync(test, FeedbackWay.Relayed, code))!.Owner!.Name);

            Assert.Equal([$"{state}"], await test.ListAsync($"SELECT state FROM feedback_responses WHERE subject = '{subject.Text}'"));
            Assert.Equal(["0", "words"], await test.ListAsync($"SELECT step FROM messages WHERE subject = '{subject.Text}' AND kind = 'feedback.told' ORDER BY step"));
        }
    }

    [Theory]
    [DatabaseData(2, "", 2, Words, nameof(AnswerKind.Done), nameof(ResponseState.Open))]
    [DatabaseData(2, "", 2, Words, nameof(AnswerKind.Acknowledged), nameof(ResponseState.Acknowledged))]
    [DatabaseData(5, "As ever", 1, "", nameof(AnswerKind.Done), nameof(ResponseState.Open))]
    public async Task With_a_name_what_takes_the_place_of_an_answered_rating_comes_as_a_message_and_opens_it_again_where_it_was_done(
        DatabaseKind kind, int stars, string words, int then, string thenWords, string answer, string state)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, stars: stars, words: words);
        var subject = FeedbackSubject.Find((await test.ListAsync("SELECT subject FROM feedback_responses"))[0])!.Value;
        await test.AnswerAsync("mia", subject, Enum.Parse<AnswerKind>(answer), "There is a note now");
        var code = ReceiptCode.Create();

        for (var sent = 0; sent < 2; sent++) await test.RateAsync("ana", FeedbackWay.Named, stars: then, words: thenWords, code: code);

        Assert.Equal([state], await test.ListAsync("SELECT state FROM feedback_responses"));
        var steps = await test.ListAsync("SELECT step FROM messages WHERE kind = 'feedback.told' AND destination = 'Umia' ORDER BY step");
        Assert.Equal(["0", "words"], steps.Select(step => step.Split(':')[0]));
        Assert.StartsWith("Ana says more", await test.ShownAsync(new FeedbackToldKind(test.Database), subject.Text, steps[1], "mia"), StringComparison.Ordinal);
        // The same again is nothing new.
        await test.RateAsync("ana", FeedbackWay.Named, stars: then, words: thenWords);
        Assert.Equal(2, await test.CountAsync("messages WHERE kind = 'feedback.told'"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_written_into_the_rating_adds_no_second_words_to_it(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Sealed, stars: 4, words: "Quick", code: code);

        Assert.Null(await AddAsync(test, FeedbackWay.Sealed, code));

        Assert.Equal(1, await test.CountAsync("rating_ballots"));
    }

    [Theory, DatabaseData]
    public async Task A_button_of_last_quarter_adds_no_words_to_this_one(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Sealed, stars: 4, code: code);
        test.Clock.Advance(Duration.FromDays(60));

        Assert.Null(await AddAsync(test, FeedbackWay.Sealed, code));
        await test.RateAsync("ana", FeedbackWay.Sealed, stars: 5, words: "Quicker now");
        Assert.Null(await AddAsync(test, FeedbackWay.Sealed, code));

        var quarter = await test.Quarters.FindAsync(FeedbackTest.Cancellation);
        Assert.Equal(["Quicker now"], (await new CountQuarter(test.Database, test.Secrets).HandleAsync(quarter, FeedbackTest.Cancellation))!.Words.Select(ballot => ballot.Rating.Words));
    }

    private static Task<ServiceRated?> AddAsync(FeedbackTest test, FeedbackWay way, ReceiptCode code) => test.AddWords.HandleAsync(
        new(test.Company["ana"], FeedbackTest.Team, way, new() { Stars = 4, Wish = Words }, code), FeedbackTest.Cancellation);
}
