using CultureBot.Feedback;
using CultureBot.Testing.Databases;

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
        Assert.Equal((2, 2), (await test.CountAsync("rating_ballots"), await test.CountAsync("rating_marks")));
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
        Assert.Equal(1, await test.CountAsync("rating_marks"));
    }

    private static Task<ServiceRated?> AddAsync(FeedbackTest test, FeedbackWay way, ReceiptCode code) => test.AddWords.HandleAsync(
        new(test.Company["ana"], FeedbackTest.Team, way, new() { Stars = 4, Wish = Words }, code), FeedbackTest.Cancellation);
}
