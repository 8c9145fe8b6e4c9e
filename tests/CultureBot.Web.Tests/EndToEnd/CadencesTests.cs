using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CultureBot.Schedules;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>A work with several schedules in the whole application, whose clock the test moves from Wednesday, 2026-11-18 09:00 UTC on.</summary>
public sealed class CadencesTests : IDisposable
{
    private const int Ten = 600;

    private readonly string _folder = Directory.CreateTempSubdirectory("culturebot-holidays-").FullName;
    private readonly Pulse _pulse = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_monthly_pulse_comes_on_the_last_day_and_its_window_closes_at_its_instant_over_a_restart()
    {
        await using var app = await StartAsync();
        var add = app.Services.GetRequiredService<AddSchedule>();
        await add.HandleAsync(new("pulse", "ask", Timing.Monthly(31, Ten, "America/New_York")), Cancellation);
        await add.HandleAsync(new("pulse", "close", Timing.Once(At("2026-12-07T15:00:07Z"))), Cancellation);

        await MoveAsync(app, "2026-11-30T14:59:59Z");
        Assert.Empty(_pulse.Seen);
        await MoveAsync(app, "2026-11-30T15:00:00Z");
        Assert.Equal(["ask 2026-11"], _pulse.Seen);
        await app.RestartAsync(meanwhile: () => app.Clock.SetTo(At("2027-01-31T15:00:00Z")));
        await MoveAsync(app, "2027-02-28T15:00:00Z");

        // A chunk that was not yet written down as done when the program stopped runs again, as works have to bear.
        Assert.Equal(
            ["ask 2026-11", "ask 2026-12", "ask 2027-01", "ask 2027-02", "close 2026-12-07"],
            _pulse.Seen.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Operators_see_each_schedule_in_words_and_by_the_API_and_which_holidays_cannot_be_read()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "FR.csv"), "date,name\n14 July,Fête\n", Cancellation);
        await using var app = await StartAsync();
        var ada = await Company.AddAccountAsync(app, "Ada");
        var add = app.Services.GetRequiredService<AddSchedule>();
        await add.HandleAsync(new("pulse", "ask", Timing.Monthly(30, Ten, "Europe/Berlin")), Cancellation);
        await add.HandleAsync(new("pulse", "close", Timing.Once(At("2026-12-07T15:00:00Z"))), Cancellation);
        await MoveAsync(app, "2026-11-18T09:01:00Z");
        using var browser = await SignedInAsync(app, ada);

        var page = (await HtmlAsync(await browser.GetAsync("/jobs", Cancellation))).Replace('\u202f', ' ');
        using var client = app.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AppFixture.ApiKey);
        var jobs = JsonNode.Parse(await client.GetStringAsync("/api/v1/jobs", Cancellation))!.AsArray();
        using var run = await client.PostAsync("/api/v1/jobs/pulse:ask/run", null, Cancellation);
        using var ready = await client.GetAsync("/health/ready", Cancellation);

        Assert.All(
            (string[])["on day 30 of every month at 10:00 AM (Europe/Berlin)", "once, on Monday, December 7, 2026 at 3:00 PM (UTC)", "FR.csv, line 2: A date is written as 2026-12-25."],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
        var asks = jobs.Single(job => (string?)job!["name"] == "pulse:ask")!;
        Assert.Equal((null, "Europe/Berlin"), ((string?)asks["cron"], (string?)asks["timeZone"]));
        Assert.Equal(At("2026-11-30T09:00:00Z"), Instant.FromDateTimeOffset((DateTimeOffset)asks["nextFireAt"]!));
        Assert.True(run.IsSuccessStatusCode);
        Assert.Contains("\"holidays\":\"Degraded\"", await ready.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.True(ready.IsSuccessStatusCode);
        await MoveAsync(app, "2026-11-30T09:00:00Z");
        Assert.Equal(["ask 2026-11"], _pulse.Seen);
    }

    private Task<AppFixture> StartAsync() => AppFixture.StartAsync(
        new() { ["WorkingTime:HolidaysFolder"] = _folder, ["Roles:Administrators"] = "ada@example.com" },
        adjust: services => services.AddSingleton<IScheduledWork>(_pulse));

    private static Task MoveAsync(AppFixture app, string to) => new RunningApp(app, () => (0, 0)).MoveToAsync(At(to));

    private static Instant At(string instant) => InstantPattern.General.Parse(instant).Value;

    /// <summary>Has schedules for subjects alone, and makes up for each that was missed.</summary>
    private sealed class Pulse : IScheduledWork
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public string Name => "pulse";

        public MissedRule Missed => MissedRule.Always;

        public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

        public Schedule? DefaultForOrganization(Instant now) => null;

        public Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
        {
            Seen.Enqueue($"{occurrence.Subject} {occurrence.Period}");
            return Task.FromResult<string?>(null);
        }
    }
}
