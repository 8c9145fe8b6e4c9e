using CultureBot.Feedback;
using CultureBot.Kudos;
using CultureBot.Privacy;
using CultureBot.Privacy.Retention;
using CultureBot.Pulse;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Tests.Feedback;
using CultureBot.Tests.Privacy.Personal;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CultureBot.Tests.Privacy.Retention;

/// <summary>What has been kept for its time goes in the night (methodology §7), and what has not stays.</summary>
public sealed class RetentionTests
{
    private static readonly IRetained[] All = [new KudosRetentionStore(), new FeedbackRetentionStore(), new QuarterRetentionStore(), new LedgerRetentionStore(), new AuditRetentionStore()];

    private static readonly string[] Said =
    [
        "kudos", "kudos_recipients", "service_feedback", "relays", "barriers", "feedback_responses", "messages",
    ];

    [Theory, DatabaseData]
    public async Task What_was_said_goes_after_two_years(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        await test.Feedback.ReportBarrierAsync("cy", isNamed: false, "No test machine");

        await AfterAsync(test.Feedback, 729);
        foreach (var table in Said) Assert.NotEqual(0, await test.Feedback.CountAsync(table));
        await test.ThankAsync("cy", "Cy thanks Ben much later", "ben");
        await AfterAsync(test.Feedback, 2);

        Assert.Equal(["Cy thanks Ben much later"], await test.Feedback.ListAsync("SELECT words FROM kudos"));
        Assert.Equal(1, await test.Feedback.CountAsync("kudos_recipients"));
        foreach (var table in Said[2..^1]) Assert.Equal(0, await test.Feedback.CountAsync(table));
        Assert.Equal(0, await test.Feedback.CountAsync("relayed_barriers"));
        Assert.Equal(["kudos"], await test.Feedback.ListAsync("SELECT DISTINCT SUBSTR(subject, 1, 5) FROM messages"));
    }

    [Theory, DatabaseData]
    public async Task Results_go_after_three_years_and_audit_entries_after_one(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        ReleasedRows pulse = new(test.Database, FeedbackTest.Cancellation);
        ServiceRows services = new(test.Database, FeedbackTest.Cancellation);
        var survey = await pulse.AddSurveyAsync();
        foreach (var number in (int[])[1, 2])
        {
            var window = await pulse.AddWindowAsync(survey, number, test.Clock.Now, "I1");
            await pulse.AddGroupAsync(window, "company");
            await pulse.AddFigureAsync(window, "I1", "company", 3, 10);
        }

        var quarter = await services.AddQuarterAsync("2026-Q3", test.Clock.Now);
        await services.AddServiceAsync(quarter, "team:1", 3, 10);
        await test.Database.WriteAsync(
            sql => AuditStore.AddAsync(sql, new() { At = test.Clock.Now, Action = "window.launched", Subject = "window:1" }), WriteUrgency.Background, FeedbackTest.Cancellation);

        await AfterAsync(test, 364);
        Assert.Equal(1, await test.CountAsync("audit_entries"));
        await AfterAsync(test, 2);
        Assert.Equal(0, await test.CountAsync("audit_entries"));

        await AfterAsync(test, 728);
        foreach (var table in (string[])["published_figures", "published_groups", "published_windows", "published_services", "feedback_quarters"])
            Assert.NotEqual(0, await test.CountAsync(table));
        await AfterAsync(test, 6);
        foreach (var table in (string[])["published_figures", "published_groups", "published_windows", "published_services", "feedback_quarters"])
            Assert.Equal(0, await test.CountAsync(table));
        Assert.Equal(2, await test.CountAsync("survey_windows"));
    }

    [Theory]
    [InlineData("Kudos", "365", 365)]
    [InlineData("Kudos", "", 730)]
    [InlineData("Audit", "100", 100)]
    public void It_can_be_shorter(string what, string days, int kept)
    {
        var configuration = Configured(what, days);

        Assert.Empty(RetentionOptions.Problems(configuration));
        Assert.Equal(kept, new RetentionOptions(configuration).MostOf(Enum.Parse<Retained>(what)));
    }

    [Theory]
    [InlineData("Kudos", "731")]
    [InlineData("Results", "99")]
    [InlineData("Audit", "a year")]
    [InlineData("Feedback", "-5")]
    public void It_cannot_be_longer_nor_too_short(string what, string days) =>
        Assert.Contains($"Retention:{what}Days must be a number of days from 100 to", Assert.Single(RetentionOptions.Problems(Configured(what, days))), StringComparison.Ordinal);

    private static IConfiguration Configured(string what, string days) =>
        new ConfigurationBuilder().AddInMemoryCollection([new($"Retention:{what}Days", days)]).Build();

    private static async Task AfterAsync(FeedbackTest test, int days)
    {
        test.Clock.Advance(Duration.FromDays(days));
        RetentionWork work = new(test.Database, All, new(test.Database, new(new ConfigurationBuilder().Build()), All, test.Clock), test.Clock);
        Occurrence night = new()
        {
            Id = default, ScheduleId = default, Work = work.Name, Period = "", State = OccurrenceState.Started, DueAt = test.Clock.Now, CreatedAt = test.Clock.Now,
        };
        Assert.Null(await work.RunChunkAsync(night, FeedbackTest.Cancellation));
    }
}
