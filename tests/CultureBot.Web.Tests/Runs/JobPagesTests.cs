using System.Net;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Web.Pages.Runs;
using CultureBot.Web.Tests.Sections;
using Microsoft.Extensions.DependencyInjection;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Runs;

public sealed class JobPagesTests(SharedCompany shared) : IClassFixture<SharedCompany>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SettingsCompany Company => shared.Company;

    [Fact]
    public void Every_job_has_words_of_its_own() =>
        Assert.Empty(Company.App.Services.GetServices<IScheduledWork>().Select(work => "job." + work.Name).Except(RunsWords.Book.Keys, StringComparer.Ordinal));

    [Fact]
    public async Task What_failed_stands_on_top_and_is_tried_again_once()
    {
        using var ada = await SignedInAsync(Company.App, Company.Ada);
        var id = await FailAsync("personal-digest", "2026-W30", "HttpRequestException");

        using var list = await ada.GetAsync("/jobs", Cancellation);
        using var page = await ada.GetAsync("/jobs/personal-digest", Cancellation);
        using var retried = await SubmitAsync(ada, "/jobs", "/jobs/personal-digest/retry", ("run", id.ToString("D")));
        using var again = await SubmitAsync(ada, "/jobs", "/jobs/personal-digest/retry", ("run", Guid.Empty.ToString("D")));
        using var nonsense = await SubmitAsync(ada, "/jobs", "/jobs/personal-digest/retry", ("run", "<script>"));

        var (top, history) = (await HtmlAsync(list), await HtmlAsync(page));
        Assert.InRange(top.IndexOf("One job failed", StringComparison.Ordinal), 0, top.IndexOf("What people get", StringComparison.Ordinal));
        Assert.Contains("Slack or Teams could not be reached, or refused.", top, StringComparison.Ordinal);
        Assert.Contains("2026-W30", history, StringComparison.Ordinal);
        Assert.Equal("/jobs/personal-digest?done=retried", retried.Headers.Location?.OriginalString);
        Assert.Equal("/jobs/personal-digest?done=nothing", again.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, nonsense.StatusCode);
        Assert.Equal(["Ada: personal-digest: 2026-W30"], await Company.ListAuditAsync("schedule.retried"));
        Assert.Equal(
            1L,
            await Company.App.Database.ReadAsync(sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM occurrences WHERE period LIKE '2026-W30%'"), Cancellation));
    }

    [Fact]
    public async Task A_job_is_run_paused_and_let_go_on_and_each_is_audited()
    {
        using var ada = await SignedInAsync(Company.App, Company.Ada);

        using var run = await SubmitAsync(ada, "/jobs", "/jobs/channel-digest/run");
        using var pause = await SubmitAsync(ada, "/jobs", "/jobs/channel-digest/pause");
        using var paused = await ada.GetAsync("/jobs/channel-digest", Cancellation);
        using var resume = await SubmitAsync(ada, "/jobs", "/jobs/channel-digest/resume");
        using var page = await ada.GetAsync(resume.Headers.Location, Cancellation);

        Assert.Equal(
            ("/jobs/channel-digest?done=run", "/jobs/channel-digest?done=paused", "/jobs/channel-digest?done=resumed"),
            (run.Headers.Location?.OriginalString, pause.Headers.Location?.OriginalString, resume.Headers.Location?.OriginalString));
        Assert.Contains("Paused: it does nothing until you let it go on.", await HtmlAsync(paused), StringComparison.Ordinal);
        Assert.Contains("It goes on from its next hour.", await HtmlAsync(page), StringComparison.Ordinal);
        Assert.Contains("2026-W47", await HtmlAsync(page), StringComparison.Ordinal);
        Assert.Equal(["Ada: channel-digest: 2026-W47"], await Company.ListAuditAsync("schedule.run"));
        Assert.Single(await Company.ListAuditAsync("schedule.paused"));
        Assert.Single(await Company.ListAuditAsync("schedule.resumed"));
    }

    [Fact]
    public async Task What_keeps_a_promise_is_never_paused_and_what_is_not_there_is_not_there()
    {
        using var ada = await SignedInAsync(Company.App, Company.Ada);
        var forget = await PageOfAsync(ada, "retention");

        foreach (var (address, field) in ((string, string)[])
                 [("/jobs/retention/pause", ""), ("/jobs/retention/resume", ""), ("/jobs/no-such/pause", ""), ("/jobs/no-such/run", ""), ("/jobs/no-such/retry", Guid.Empty.ToString("D"))])
        {
            using var refused = await SubmitAsync(ada, "/jobs", address, ("run", field));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using var missing = await ada.GetAsync("/jobs/no-such", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("It cannot be paused", forget, StringComparison.Ordinal);
        Assert.DoesNotContain("/jobs/retention/pause", forget, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_come_to_a_job()
    {
        foreach (var account in (AccountId[])[Company.Hana, Company.Aude, Company.Ben])
        {
            using var browser = await SignedInAsync(Company.App, account);
            using var page = await browser.GetAsync("/jobs/channel-digest", Cancellation);
            using var retry = await SubmitAsync(browser, "/", "/jobs/channel-digest/retry", ("run", Guid.Empty.ToString("D")));
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, retry.StatusCode));
        }
    }

    private static async Task<string> PageOfAsync(HttpClient browser, string job)
    {
        // The organization's own are there once the schedules have been looked after.
        await Browser.Until.TrueAsync(
            async () =>
            {
                using var page = await browser.GetAsync("/jobs/" + job, Cancellation);
                return page.StatusCode == HttpStatusCode.OK;
            },
            $"{job} is there",
            TimeSpan.FromSeconds(30));
        using var found = await browser.GetAsync("/jobs/" + job, Cancellation);
        return await HtmlAsync(found);
    }

    private async Task<Guid> FailAsync(string work, string period, string error)
    {
        var schedule = await Company.ReadScheduleAsync(work);
        var now = Company.App.Clock.Now;
        var id = Guid.CreateVersion7(now.ToDateTimeOffset());
        await Company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync(
                """
                INSERT INTO occurrences (id, schedule_id, period, state, due_at, next_step_at, attempts, last_error, created_at)
                VALUES (@Id, @Schedule, @Period, 'Failed', @Now, @Next, 3, @Error, @Now)
                """,
                new { Id = id, Schedule = schedule.Id, Period = period, Error = error, Now = now, Next = now + NodaTime.Duration.FromMinutes(30) }),
            WriteUrgency.Background,
            Cancellation);
        return id;
    }
}
