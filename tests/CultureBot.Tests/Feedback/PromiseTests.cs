using CultureBot.Feedback;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Feedback;

/// <summary>A team's promise is its lead's to make: three lines, the latest alone, and read wherever the team is rated.</summary>
public sealed class PromiseTests
{
    private static readonly ProviderTeam It = FeedbackTest.Team.Team!;

    [Theory, DatabaseData]
    public async Task The_lead_makes_it_and_whoever_rates_reads_it(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var make = new MakePromiseHandler(test.Database, new(), test.Clock);

        Assert.Equal(MakePromiseResult.NotYours, await make.HandleAsync(new(test.Company["ben"], It, "Answered today"), FeedbackTest.Cancellation));
        Assert.Equal(MakePromiseResult.Made, await make.HandleAsync(new(test.Company["mia"], It, "- Answered today\n\n  • With a name  "), FeedbackTest.Cancellation));
        Assert.Equal(["Answered today", "With a name"], Assert.IsType<ServiceRated>(await test.RateAsync("ana", FeedbackWay.Sealed)).Promise!.Lines);

        Assert.Equal(MakePromiseResult.TakenBack, await make.HandleAsync(new(test.Company["mia"], It, " \n "), FeedbackTest.Cancellation));
        Assert.Null(Assert.IsType<ServiceRated>(await test.RateAsync("ana", FeedbackWay.Named)).Promise);
        Assert.Empty(await new ListPromises(test.Database).ReadAsync(FeedbackTest.Cancellation));
        Assert.Equal(2, await test.CountAsync("audit_entries WHERE action = 'promise.changed'"));
    }

    [Theory, DatabaseData]
    public async Task More_than_people_remember_is_refused(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var make = new MakePromiseHandler(test.Database, new(), test.Clock);

        Assert.Equal(MakePromiseResult.TooMany, await make.HandleAsync(new(test.Company["mia"], It, "1\n2\n3\n4"), FeedbackTest.Cancellation));
        Assert.Equal(MakePromiseResult.TooLong, await make.HandleAsync(new(test.Company["mia"], It, new string('x', TeamPromise.MostCharacters + 1)), FeedbackTest.Cancellation));
        Assert.Equal(0, await test.CountAsync("team_promises"));
    }
}
