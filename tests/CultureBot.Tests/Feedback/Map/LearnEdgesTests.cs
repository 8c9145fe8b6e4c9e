using CultureBot.Feedback;
using CultureBot.Kudos;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Map;

/// <summary>Public thanks and named ratings show who serves whom, from three customers on, for ninety days.</summary>
public sealed class LearnEdgesTests
{
    [Theory, DatabaseData]
    public async Task Three_customers_show_an_edge_that_nobody_spoke_of_and_two_do_not(DatabaseKind kind)
    {
        await using var test = await MapTest.StartAsync(kind);
        // Thanking and rating alike, somebody counts once.
        await test.ThankAsync(test.FieldPeople[0], "ben");
        await RateAsync(test, 0, FeedbackWay.Named);
        await RateAsync(test, 1, FeedbackWay.Named);
        await test.Learn.HandleAsync(MapTest.Cancellation);
        Assert.Empty(await test.MapAsync());

        await test.ThankAsync(test.FieldPeople[2], "cy");
        await test.Learn.HandleAsync(MapTest.Cancellation);
        Assert.Equal(["IT Help > Field: Learned"], await test.MapAsync());
        Assert.Equal(["3"], await test.Feedback.ListAsync("SELECT CAST(customers AS text) FROM service_traces"));

        // What a side denies is gone; what both claim is sound, also with fewer.
        await test.SayAsync(test["ana"], MapTest.Field, EdgeSide.Customer, MapTest.It, EdgeWord.No);
        Assert.Empty(await test.MapAsync());
        await test.SayAsync(test["ana"], MapTest.Field, EdgeSide.Customer, MapTest.It, EdgeWord.Yes);
        await test.SayAsync(test["mia"], MapTest.It, EdgeSide.Provider, MapTest.Field, EdgeWord.Yes);
        Assert.Equal(["IT Help > Field: Sound"], await test.MapAsync());

        test.Feedback.Clock.Advance(Duration.FromDays(EdgeStates.Days + 1));
        await test.Learn.HandleAsync(MapTest.Cancellation);
        Assert.Equal(["IT Help > Field: Unserved"], await test.MapAsync());
        Assert.Equal(0, await test.Feedback.CountAsync("service_traces"));
    }

    [Theory, DatabaseData]
    public async Task What_was_said_without_a_name_or_in_private_or_was_undone_shows_nothing(DatabaseKind kind)
    {
        await using var test = await MapTest.StartAsync(kind);
        for (var i = 0; i < 4; i++)
        {
            await RateAsync(test, i, i < 2 ? FeedbackWay.Sealed : FeedbackWay.Relayed);
            await test.ThankAsync(test.FieldPeople[i], "ben", Visibility.Private);
            await test.ThankAsync(test.FieldPeople[i], "cy");
        }

        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE kudos SET undone_at = created_at WHERE visibility = 'Public'"), Storage.WriteUrgency.Background, MapTest.Cancellation);
        await test.Learn.HandleAsync(MapTest.Cancellation);

        Assert.Equal(0, await test.Feedback.CountAsync("service_traces"));
    }

    private static Task<RateServiceResult> RateAsync(MapTest test, int who, FeedbackWay way) => test.Feedback.Rate.HandleAsync(
        new() { Customer = test.FieldPeople[who], Provider = FeedbackTest.Team, Way = way, Rating = new() { Stars = 4 }, Code = ReceiptCode.Create() }, MapTest.Cancellation);
}
