using CultureBot.Feedback;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Feedback.CheckIns;

/// <summary>Ana says whom she dealt with, and is asked about at most two of them a round, each once in a quarter.</summary>
public sealed class AskRoundTests
{
    private static readonly ProviderTeam[] Teams = [FeedbackTest.Team.Team!, ProviderTeam.Of("Office"), ProviderTeam.Of("Payroll")];

    [Theory, DatabaseData]
    public async Task Whoever_did_not_say_whom_they_dealt_with_is_asked_for_it_in_two_rounds_at_most(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);

        await RoundAsync(test, "2026-11-18");
        await RoundAsync(test, "2026-11-18");
        await RoundAsync(test, "2026-12-02");
        await RoundAsync(test, "2026-12-16");

        Assert.Equal(["2"], await test.ListAsync("SELECT CAST(asked AS text) FROM screenings"));
        Assert.Equal(2, await test.CountAsync("messages WHERE kind = 'feedback.screener'"));
        Assert.Equal(0, await test.CountAsync("feedback_askings"));
    }

    [Theory, DatabaseData]
    public async Task Two_a_round_are_asked_about_each_once_in_a_quarter(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await RoundAsync(test, "2026-11-18");

        Assert.Equal(ScreeningResult.Asked, await AnswerAsync(test, "2026-11-18"));
        Assert.Equal(2, await test.CountAsync("feedback_askings"));
        Assert.Equal(2, await test.CountAsync("messages WHERE kind = 'feedback.ask' AND destination = 'Uana'"));

        // Before two weeks are over nobody is asked.
        await RoundAsync(test, "2026-11-25");
        Assert.Equal(2, await test.CountAsync("feedback_askings"));
        test.Clock.Advance(Duration.FromDays(15));
        await RoundAsync(test, "2026-12-03");
        await RoundAsync(test, "2026-12-03");
        Assert.Equal(3, await test.CountAsync("feedback_askings"));
        Assert.Equal(3, (await test.ListAsync("SELECT DISTINCT provider FROM feedback_askings")).Count);
        test.Clock.Advance(Duration.FromDays(15));
        await RoundAsync(test, "2026-12-18");
        Assert.Equal(3, await test.CountAsync("feedback_askings"));
    }

    [Theory, DatabaseData]
    public async Task With_the_quarter_goes_what_was_said_of_it(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await RoundAsync(test, "2026-11-18");
        await AnswerAsync(test, "2026-11-18");

        await test.Database.WriteAsync(sql => ScreeningsStore.ForgetAsync(sql, "2026-Q4"), WriteUrgency.Background, FeedbackTest.Cancellation);

        Assert.Equal((0, 0), (await test.CountAsync("screenings"), await test.CountAsync("screened_services")));
        test.Clock.Advance(Duration.FromDays(50));
        Assert.Equal(ScreeningResult.Over, await AnswerAsync(test, "2026-11-18"));
    }

    [Fact]
    public async Task Ones_own_team_is_nobody_one_dealt_with()
    {
        await using var test = await FeedbackTest.StartAsync(DatabaseKind.Sqlite);
        await RoundAsync(test, "2026-11-18", "ben");

        await AnswerAsync(test, "2026-11-18", "ben");

        Assert.Equal(["office", "payroll"], (await test.ListAsync("SELECT t.key FROM screened_services s JOIN provider_teams t ON t.id = s.team_id")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whom_somebody_says_that_they_dealt_with_is_on_no_map() => Assert.Equal(
        [typeof(RatingEvidence)],
        new ServiceCollection().AddFeedback().Where(service => service.ServiceType == typeof(IServiceEvidence)).Select(service => service.ImplementationType));

    private static Task RoundAsync(FeedbackTest test, string period, string who = "ana") => test.Database.WriteAsync(
        sql => new AskRound(test.Calendars).HandleAsync(sql, new("2026-Q4", period), [test.Company[who]], test.Clock.Now), WriteUrgency.Background, FeedbackTest.Cancellation);

    private static Task<ScreeningResult> AnswerAsync(FeedbackTest test, string period, string who = "ana") =>
        new AnswerScreeningHandler(test.Database, test.Signal, test.Clock).HandleAsync(new(test.Company[who], new("2026-Q4", period), [.. Teams]), FeedbackTest.Cancellation);
}
