using System.Collections.Immutable;
using CultureBot.Feedback;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Asking;

/// <summary>Ben and Cy are IT Help, which Mia leads; they ask Ana. It is a Wednesday, ten in the morning where all of them live.</summary>
public sealed class AskCustomersTests
{
    [Theory, DatabaseData]
    public async Task Whoever_was_served_is_asked_and_then_left_in_peace_for_two_weeks(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);

        var first = await AskAsync(test, "ben", ["ana"]);
        var again = await AskAsync(test, "mia", ["ana"], FeedbackTest.Team);
        var byThemself = await AskAsync(test, "ben", ["ana"], Provider.Of(test.Company["ben"]));
        test.Clock.Advance(Duration.FromDays(14) + Duration.FromSeconds(1));
        var later = await AskAsync(test, "cy", ["ana"]);

        Assert.Equal(["Ana"], first.Asked.Select(one => one.Name));
        Assert.Equal([AskRefusal.AskedLately], again.NotAsked.Select(one => one.Why));
        Assert.Equal([AskRefusal.AskedLately], byThemself.NotAsked.Select(one => one.Why));
        Assert.Equal(["Ana"], later.Asked.Select(one => one.Name));
        Assert.Equal(2, await test.CountAsync("messages WHERE kind = 'feedback.ask'"));
    }

    [Theory, DatabaseData]
    public async Task Two_who_ask_at_once_ask_once(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => AskAsync(test, i % 2 == 0 ? "ben" : "cy", ["ana"])));

        Assert.Single(results, result => !result.Asked.IsEmpty);
        Assert.Equal(1, await test.CountAsync("feedback_askings"));
    }

    [Theory, DatabaseData]
    public async Task It_comes_in_the_customers_working_hours(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        test.Clock.Advance(Duration.FromHours(10));

        await AskAsync(test, "ben", ["ana"]);

        // Thursday, nine in Berlin.
        Assert.Equal(1, await test.CountAsync($"messages WHERE not_before = {Instant.FromUtc(2026, 11, 19, 8, 0).ToUnixTimeMilliseconds()}"));
    }

    [Fact]
    public async Task Who_cannot_be_asked_is_told_one_by_one_and_the_others_are_asked()
    {
        await using var test = await FeedbackTest.StartAsync(DatabaseKind.Sqlite);

        var result = await AskAsync(test, "ben", ["ana", "cy", "mia", "gone", "bot"]);
        var own = await AskAsync(test, "ben", ["ben"], Provider.Of(test.Company["ben"]));

        Assert.Equal(["Ana"], result.Asked.Select(one => one.Name));
        Assert.Equal(
            [("Cy", AskRefusal.OwnTeam), ("Mia", AskRefusal.OwnTeam), ("Gone", AskRefusal.NotHere), ("Bot", AskRefusal.NotHere)],
            result.NotAsked.Select(one => (one.Customer.Name, one.Why)));
        Assert.Equal([AskRefusal.Yourself], own.NotAsked.Select(one => one.Why));
    }

    [Fact]
    public async Task One_asks_for_oneself_and_for_a_team_that_one_is_in_or_leads()
    {
        await using var test = await FeedbackTest.StartAsync(DatabaseKind.Sqlite);

        Assert.Equal(AskRefusal.NotYourTeam, (await AskAsync(test, "ana", ["cy"])).Refusal);
        Assert.Equal(AskRefusal.NotYourTeam, (await AskAsync(test, "mia", ["ana"], Provider.Of(test.Company["ben"]))).Refusal);
        Assert.Null((await AskAsync(test, "mia", ["ana"])).Refusal);
        Assert.Equal(AskRefusal.NoCustomers, (await AskAsync(test, "ben", [])).Refusal);
        Assert.Equal(AskRefusal.TooMany, (await AskAsync(test, "ben", [.. Enumerable.Repeat("ana", 11)])).Refusal);
        Assert.Equal(AskRefusal.TooLong, (await AskAsync(test, "ben", ["ana"], purpose: new('a', 121))).Refusal);
    }

    private static Task<CustomersAsked> AskAsync(FeedbackTest test, string by, ImmutableArray<string> customers, Provider? provider = null, string purpose = "Laptop setup") =>
        test.Ask.HandleAsync(
            new() { By = test.Company[by], Provider = provider ?? FeedbackTest.Team, Customers = [.. customers.Select(name => test.Company[name])], Purpose = purpose },
            FeedbackTest.Cancellation);
}
