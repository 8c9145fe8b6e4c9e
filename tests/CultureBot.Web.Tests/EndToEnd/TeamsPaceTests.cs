using CultureBot.Testing.Databases;
using CultureBot.Testing.Teams;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>
/// What the outbox sends stays under the limits that Microsoft publishes, however much waits. The clock of the test runs faster than
/// a real one, and so the way of a call takes long by it: now and then one may catch up with another.
/// </summary>
public sealed class TeamsPaceTests
{
    // So few that the answers to those who thank stay under the limits by themselves.
    private const int Thanked = 15;

    private static readonly string[] Givers = ["mia", "ben", "cem"];

    [Theory]
    [DatabaseData]
    public async Task All_that_is_said_at_one_moment_goes_out_no_faster_than_Teams_takes_it(DatabaseKind kind)
    {
        await using var company = await TeamsCompany.StartAsync(kind);
        // The welcomes of the company's beginning are past.
        company.Clock.Advance(Duration.FromMinutes(5));
        company.Teams.Limits = new() { IsLenient = true };
        var since = company.Clock.Now;

        // The clock stands still meanwhile.
        for (var i = 0; i < Thanked; i++) await ThankAsync(company, Givers[i % Givers.Length], $"covered the phones on day {i}");
        await RunSlowlyAsync(company, () => company.In(TeamsCompany.General).Count == Thanked && ThanksToAna(company) == Thanked);

        Assert.Equal(Thanked, company.In(TeamsCompany.General).Count);
        Assert.Equal(Thanked, ThanksToAna(company));
        Assert.InRange(company.Teams.Limits.TooFastCount, 0, 2);
        Assert.InRange(company.Clock.Now - since, Duration.FromSeconds(2), Duration.FromMinutes(10));
    }

    private static int ThanksToAna(TeamsCompany company) =>
        company.To("ana").Count(message => message.Summary.Contains("covered the phones", StringComparison.Ordinal));

    /// <summary>Slowly enough that an outbox without a pace would have sent far too much.</summary>
    private static async Task RunSlowlyAsync(TeamsCompany company, Func<bool> until)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!until())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, limit.Token);
            if (company.Teams.InFlight == 0) company.Clock.Advance(Duration.FromMilliseconds(5));
        }
    }

    private static async Task ThankAsync(TeamsCompany company, string giver, string words)
    {
        var message = company.Activities.Message(
            $"<at>CultureBot</at> kudos <at>Ana Lima</at> {words}",
            SignedActivities.Channel(TeamsCompany.General),
            giver,
            SignedActivities.Mention(FakeTeams.BotId, "CultureBot"),
            SignedActivities.Mention("29:ana", "Ana Lima"));
        Assert.Null(await company.SendAsync(company.By(giver, message)));
    }
}
