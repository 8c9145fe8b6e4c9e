using CultureBot.Feedback;
using CultureBot.Privacy.Sealing;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CultureBot.Tests.Feedback;

/// <summary>What is stored of a rating, and that a customer counts once.</summary>
public sealed class RateServiceTests
{
    [Theory, DatabaseData]
    public async Task Of_many_sealed_ratings_at_once_one_counts(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => test.RateAsync("ana", FeedbackWay.Sealed)));

        Assert.Single(results.OfType<ServiceRated>());
        Assert.All(results.OfType<RatingRefused>(), refused => Assert.Equal(RatingRefusal.RatedBefore, refused.Why));
        Assert.Equal((1, 2, 1), (await test.CountAsync("rating_ballots"), await test.CountAsync("rating_marks"), await test.CountAsync("feedback_quarters")));
    }

    [Theory, DatabaseData]
    public async Task A_relay_that_is_sent_twice_is_one_and_further_ones_count_no_more(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();

        await test.RateAsync("ana", FeedbackWay.Relayed, code: code);
        await test.RateAsync("ana", FeedbackWay.Relayed, code: code);
        Assert.Equal((1, 1, 1), (await test.CountAsync("relays"), await test.CountAsync("messages"), await test.CountAsync("rating_ballots")));

        await test.RateAsync("ana", FeedbackWay.Relayed);
        Assert.Equal((2, 2, 1), (await test.CountAsync("relays"), await test.CountAsync("messages"), await test.CountAsync("rating_ballots")));
    }

    [Theory, DatabaseData]
    public async Task What_is_counted_of_a_relay_has_none_of_its_words(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Relayed, stars: 2, words: "It took three days");
        await test.RateAsync("ana", FeedbackWay.Sealed, Provider.Of(test.Company["ben"]), stars: 5, words: "Kind as ever");

        var ballots = await OpenAsync(test);

        Assert.Equal([(2, true, ""), (5, false, "Kind as ever")], ballots.Select(ballot => (ballot.Rating.Stars, ballot.IsRelayed, ballot.Rating.Words)).Order());
        Assert.All(ballots, ballot => Assert.Equal("", ballot.CustomerTeam));
    }

    [Theory, DatabaseData]
    public async Task The_next_quarter_begins_anew(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Sealed);
        test.Clock.SetTo(Instant.FromUtc(2027, 1, 1, 0, 0));

        Assert.IsType<ServiceRated>(await test.RateAsync("ana", FeedbackWay.Sealed));

        Assert.Equal(["2026-Q4", "2027-Q1"], await test.ListAsync("SELECT name FROM feedback_quarters ORDER BY name"));
    }

    [Theory, DatabaseData]
    public async Task What_a_quarter_has_promised_stays_when_the_configuration_changes(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Sealed);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Feedback:LeastForFives", "7"), new("Feedback:LeastForComments", "20")]).Build();
        CurrentQuarter changed = new(test.Database, test.Secrets, new(configuration), test.Clock);

        Assert.Equal((5, 10), await PromiseAsync());
        test.Clock.SetTo(Instant.FromUtc(2027, 1, 1, 0, 0));
        Assert.Equal((7, 20), await PromiseAsync());

        async Task<(int Fives, int Comments)> PromiseAsync() => await changed.FindAsync(FeedbackTest.Cancellation) is var quarter ? (quarter.ForFives, quarter.ForComments) : default;
    }

    [Theory, DatabaseData]
    public async Task A_plain_four_wants_no_answer_and_three_or_words_do(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);

        await test.RateAsync("ana", FeedbackWay.Named, stars: 4);
        Assert.Equal((1, 0), (await test.CountAsync("messages"), await test.CountAsync("feedback_responses")));
        // Said again on the same day: what was told follows.
        await test.RateAsync("ana", FeedbackWay.Named, stars: 3);
        await test.RateAsync("ana", FeedbackWay.Named, Provider.Of(test.Company["ben"]), stars: 5, words: "Stayed late for me");

        Assert.Equal((2, 2), (await test.CountAsync("messages"), await test.CountAsync("feedback_responses")));
        Assert.Equal(["3", "5"], await test.ListAsync("SELECT CAST(rating AS TEXT) FROM service_feedback ORDER BY rating"));
    }

    [Theory]
    [DatabaseData("ana", "ana", nameof(RatingRefusal.Yourself))]
    [DatabaseData("ben", null, nameof(RatingRefusal.OwnTeam))]
    [DatabaseData("cy", null, nameof(RatingRefusal.OwnTeam))]
    [DatabaseData("mia", null, nameof(RatingRefusal.OwnTeam))]
    [DatabaseData("ana", "gone", nameof(RatingRefusal.HasLeft))]
    [DatabaseData("ana", "bot", nameof(RatingRefusal.NotOurs))]
    public async Task Who_cannot_be_rated_is_refused_in_every_way_and_nothing_is_stored(DatabaseKind kind, string customer, string? person, string why)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var provider = person is null ? FeedbackTest.Team : Provider.Of(test.Company[person]);

        foreach (var way in Enum.GetValues<FeedbackWay>())
            Assert.Equal(why, Assert.IsType<RatingRefused>(await test.RateAsync(customer, way, provider)).Why.ToString());

        Assert.Equal((0, 0, 0, 0), (
            await test.CountAsync("service_feedback"), await test.CountAsync("relays"), await test.CountAsync("rating_ballots"), await test.CountAsync("messages")));
    }

    private static async Task<IReadOnlyList<RatingBallot>> OpenAsync(FeedbackTest test)
    {
        var (id, wrapped, ballots) = await test.Database.ReadAsync(
            async sql => (
                await sql.ScalarAsync<Guid>("SELECT id FROM feedback_quarters"),
                (await sql.ScalarAsync<byte[]>("SELECT private_key FROM feedback_quarters"))!,
                await sql.ListAsync<byte[]>("SELECT sealed FROM rating_ballots")),
            FeedbackTest.Cancellation);
        var key = WindowKey.Open(test.Secrets, wrapped);
        return [.. ballots.Select(ballot => RatingBallot.FromBytes(BallotSeal.Open(id, key, ballot)))];
    }
}
