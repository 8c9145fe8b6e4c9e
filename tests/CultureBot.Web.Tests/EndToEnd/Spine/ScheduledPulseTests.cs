using System.Net.Http.Headers;
using System.Text;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>What schedules do with surveys: waves by the clock, what is missed, what is held back, and people's own days.</summary>
public abstract class ScheduledPulseTests
{
    private static readonly Instant FirstTuesday = Instant.FromUtc(2026, 11, 24, 9, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task A_wave_goes_out_each_week_and_what_was_missed_is_made_up_for_once(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        await MakeAsync(company, """{"name":"Pulse","template":"standingPulse","schedule":{"cadence":"weekly","day":"Tuesday","time":"09:00","timeZone":"UTC"}}""");
        await company.MoveToAsync(FirstTuesday);
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM participations WHERE wave = 1") == 5);

        await company.App.RestartAsync(meanwhile: () => company.Clock.SetTo(FirstTuesday + Duration.FromDays(23)));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM participations WHERE wave = 2") == 5);
        await company.SettleAsync();

        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM survey_windows"));
        Assert.Equal(2, await company.CountAsync("SELECT wave FROM survey_windows"));
    }

    [Fact]
    public async Task What_a_brake_holds_back_is_told_to_HR_once_and_launched_with_a_reason()
    {
        await using var company = await StartAsync(new()
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "mia@example.com" },
            Services = services => services.AddSingleton<IWindowBrake, HeldBack>(),
        });
        await MakeAsync(company, """{"name":"Autumn","template":"recommend","schedule":{"cadence":"weekly","day":"Tuesday","time":"09:00","timeZone":"UTC"}}""");
        for (var week = 0; week < 2; week++) await company.MoveToAsync(FirstTuesday + Duration.FromDays(7 * week));
        await company.UntilAsync(() => Task.FromResult(company.To(Mia).Count > 0));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM occurrences o JOIN schedules s ON s.id = o.schedule_id WHERE s.work = 'pulse-wave' AND o.state = 'Done'") == 2);
        await company.SettleAsync();

        var told = Assert.Single(company.To(Mia));
        var form = await company.ClickAsync(told.Card, "Launch anyway", Mia);
        var launching = await company.FillAsync(form, Mia, ("words", "The board meets on Friday."));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM participations") == 5);

        Assert.Contains("6 of 10 teams have no answer", told.Shown, StringComparison.Ordinal);
        Assert.Contains("is going out", launching.Shown, StringComparison.Ordinal);
        Assert.Equal(["override: The board meets on Friday."], await company.ListAsync("SELECT details FROM audit_entries WHERE action = 'window.launched'"));
    }

    [Theory]
    [DatabaseData]
    public async Task New_people_and_those_who_leave_are_asked_on_their_own_day(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind) { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "mia@example.com" } });
        await PostAsync(
            company, "/api/v1/people/import", "text/csv",
            "email,start_date,last_day\nana@example.com,2026-10-20,\nben@example.com,2020-01-01,2026-12-01\ncem@example.com,2020-01-01,2027-03-01\n");
        await MakeAsync(company, """{"name":"Onboarding","template":"onboarding"}""");
        await MakeAsync(company, """{"name":"Exit","template":"exit"}""");

        await company.MoveToAsync(Instant.FromUtc(2026, 11, 19, 5, 0));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM participations") == 2);
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 20, 5, 0));
        await company.SettleAsync();
        var first = await AskedAsync(company);
        await company.MoveToAsync(Instant.FromUtc(2026, 12, 19, 5, 0));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM participations") == 3);

        Assert.Equal(["Exit ben 1", "Onboarding ana 1"], first);
        Assert.Equal(["Exit ben 1", "Onboarding ana 1", "Onboarding ana 2"], await AskedAsync(company));
        Assert.Equal(2, await company.CountAsync("SELECT COUNT(*) FROM survey_windows WHERE state = 'Open'"));
        Assert.Equal(["company"], await company.ListAsync("SELECT DISTINCT group_id FROM window_members"));
    }

    [Fact]
    public async Task HR_can_name_who_is_asked_by_an_exit_survey()
    {
        await using var company = await StartAsync(new() { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "mia@example.com" } });
        await MakeAsync(company, """{"name":"Exit","template":"exit"}""");

        var form = await company.ClickAsync(await company.PulseAsync("list", Mia), "Ask somebody", Mia);
        var asked = await company.FillAsync(form, Mia, ("people", company.IdOf(Cem)));

        Assert.Contains("1 person will be asked by Exit", asked.Shown, StringComparison.Ordinal);
        Assert.Equal(["Exit cem 1"], await AskedAsync(company));
    }

    [Fact]
    public async Task An_audience_of_teams_and_its_groups_come_from_the_directory()
    {
        await using var company = await StartAsync(new() { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "mia@example.com" } });
        await PostAsync(
            company, "/api/v1/people/import", "text/csv",
            "email,team,location,manager_email\nana@example.com,Sales,Oslo,mia@example.com\nben@example.com,Sales,Rome,mia@example.com\ncem@example.com,Tech,Oslo,\n");
        var form = await company.FillAsync(await company.PulseAsync("", Mia), Mia, ("template", "Recommend"));

        var preview = await company.FillAsync(form, Mia, ("audience", "team = sales"), ("attribute", "location"));
        await company.ClickAsync(preview, "Schedule it", Mia);
        await company.ClickAsync(await company.PulseAsync("list", Mia), "Launch now", Mia);
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM participations") == 2);

        Assert.Contains("2 people", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("with fewer than 5 people: Sales, Oslo, Rome", preview.Shown, StringComparison.Ordinal);
        Assert.Equal(["Oslo", "Rome"], await company.ListAsync("SELECT attribute_value FROM window_members ORDER BY attribute_value"));
        Assert.Equal(["", "Sales"], await company.ListAsync("SELECT name FROM window_groups ORDER BY name"));
    }

    private static Task<IReadOnlyList<string>> AskedAsync(ChatCompany company) => company.ListAsync(
        """
        SELECT s.name || ' ' || (SELECT LOWER(SUBSTR(a.name, 1, 3)) FROM accounts a WHERE a.person_id = p.person_id) || ' ' || p.wave
        FROM participations p JOIN survey_windows w ON w.id = p.window_id JOIN surveys s ON s.id = w.survey_id ORDER BY 1
        """);

    private static Task MakeAsync(ChatCompany company, string body) => PostAsync(company, "/api/v1/surveys", "application/json", body);

    private static async Task PostAsync(ChatCompany company, string path, string type, string body)
    {
        using var client = company.Operator();
        using var response = await client.PostAsync(path, new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)), Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(Cancellation)}");
    }

    private sealed class HeldBack : IWindowBrake
    {
        public Task<WindowBrake?> FindAsync(SqlSession sql, SurveyId survey) => Task.FromResult<WindowBrake?>(new(10, 6));
    }
}
