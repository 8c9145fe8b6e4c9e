using System.Globalization;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.Faults;

/// <summary>
/// The whole application through 500 faults of every kind, one among the other. CULTUREBOT_FAULT_SEED chooses another order
/// than the usual one.
/// </summary>
public sealed class FiveHundredFaultsTests(ITestOutputHelper output)
{
    private const int Faults = 500;
    private const int MostThanks = 400;
    private const int Backlog = 60;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(3);
    private static readonly Duration Between = Duration.FromSeconds(1);
    private static readonly Duration Step = Duration.FromMilliseconds(100);

    [Theory]
    [DatabaseData]
    public async Task They_lose_no_kudos_and_post_none_twice_outside_the_window_of_unanswered_calls(DatabaseKind kind)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CULTUREBOT_FAULT_SEED"), CultureInfo.InvariantCulture, out var chosen) ? chosen : 20261118;
        output.WriteLine($"Seed: {seed}");
        var plan = new FakeSlackFaultPlan(seed, Faults);
        await using var company = await SlackCompany.StartAsync(kind, change: FaultyDay.Enlarge, callTimeout: CallTimeout);
        company.Slack.IsPaced = true;
        company.Slack.Plan = plan;
        var day = new FaultyDay(company, plan, new Random(seed));

        while (!plan.IsOver)
        {
            Assert.True(day.Given.Count < MostThanks, $"Only {plan.Happened} faults happened to {MostThanks} thanks.");
            await day.GiveAsync();
            var until = company.Clock.Now + Between;
            await company.UntilAsync(async () => plan.IsOver || (company.Clock.Now >= until && await WaitingAsync(company) < Backlog));
        }

        company.Slack.Plan = null;
        await DrainAsync(company);
        await AssertAllWentOutAsync(company, day);
        foreach (var (fault, count) in plan.Counts) output.WriteLine($"{count,5}  {fault}");
        output.WriteLine($"{company.Slack.TooFastCount,5}  more than one message a second to a channel, refused");
        Assert.Equal(Faults, Math.Min(Faults, plan.Happened));
        Assert.Empty(FakeSlackFaultPlan.KindNames.Except(plan.Counts.Keys, StringComparer.Ordinal));
    }

    private async Task AssertAllWentOutAsync(SlackCompany company, FaultyDay day)
    {
        var (lost, doubled, outside, returned) = (new List<string>(), 0, new List<string>(), 0);
        foreach (var thanks in day.Given)
        {
            var stored = await company.CountAsync("SELECT COUNT(*) FROM kudos WHERE words = @Words", new { thanks.Words });
            if (stored == 0 && company.Slack.Responses.Any(r => r.Arguments.ToJsonString().Contains(thanks.Words, StringComparison.Ordinal)))
            {
                returned++;
                continue;
            }

            Assert.Equal((thanks.Words, 1L), (thanks.Words, stored));
            foreach (var place in thanks.Places)
            {
                var (copies, unanswered) = (thanks.CopiesIn(company.Slack, place), thanks.UnansweredIn(company.Slack, place));
                var wanted = thanks.IsUndone ? 0 : 1;
                if (copies < wanted) lost.Add($"{place}: {thanks.Words}");
                if (copies > wanted) doubled++;
                if (copies > wanted + unanswered) outside.Add($"{place}: {thanks.Words} {copies} times, {unanswered} unanswered");
            }
        }

        output.WriteLine(
            $"Thanks: {day.Given.Count}, in {day.Given.Sum(t => t.Places.Count)} messages; words given back: {returned}; lost: {lost.Count}; "
            + $"twice after a call that Slack took and did not answer: {doubled} of {company.Slack.Unanswered.Count}; twice otherwise: {outside.Count}");
        Assert.Empty(lost);
        Assert.Empty(outside);
        Assert.Equal(["Ben Newest"], await company.ListAsync("SELECT name FROM accounts WHERE external_id = 'U0BEN'"));
        Assert.Empty(await company.ListAsync("SELECT kind || ': ' || last_error FROM messages WHERE state = 'Dead' AND kind LIKE 'kudos.%'"));
    }

    private static Task<long> WaitingAsync(SlackCompany company) => company.CountAsync(
        "SELECT COUNT(*) FROM messages WHERE due_at <= @Soon", new { Soon = company.Clock.Now + Duration.FromMinutes(1) });

    /// <summary>Goes from one moment in which something is due to the next, until nothing is.</summary>
    private static async Task DrainAsync(SlackCompany company)
    {
        using var limit = new CancellationTokenSource(LongestRun);
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            await company.UntilAsync(async () => await company.CountAsync(
                "SELECT (SELECT COUNT(*) FROM messages WHERE lease IS NOT NULL OR due_at <= @Now) + (SELECT COUNT(*) FROM unfinished_requests WHERE due_at <= @Now)",
                new { company.Clock.Now }) == 0);
            var next = await company.App.Database.ReadAsync(
                sql => sql.ScalarAsync<Instant?>("SELECT MIN(due_at) FROM (SELECT due_at FROM messages UNION ALL SELECT due_at FROM unfinished_requests) AS due"),
                TestContext.Current.CancellationToken);
            if (next is null) return;
            company.Clock.SetTo(Instant.Max(next.Value, company.Clock.Now + Step));
        }
    }
}
