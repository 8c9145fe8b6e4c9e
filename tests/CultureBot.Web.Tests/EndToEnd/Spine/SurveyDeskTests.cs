using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>HR's desk: from template to scheduled, the list and its buttons, and the auditor. Mia is HR; it is Wednesday 2026-11-18 09:00 UTC.</summary>
public abstract class SurveyDeskTests
{
    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task From_template_to_scheduled_it_is_three_steps_and_the_first_wave_goes_out_by_itself(DatabaseKind kind)
    {
        await using var company = await StartAsync(Setting(kind));

        var templates = await company.PulseAsync("", Mia);
        var form = await company.FillAsync(templates, Mia, ("template", "StandingPulse"));
        var preview = await company.FillAsync(form, Mia, ("day", "Thursday"));
        var scheduled = await company.ClickAsync(preview, "Schedule it", Mia);

        Assert.Contains("thirteen waves", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("5 people", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("5 not at all", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("Our pulse is scheduled", scheduled.Shown, StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM surveys WHERE state = 'Scheduled'"));

        // Thursday 10:00 in Los Angeles; everybody works by then, but for Auckland, where it is Friday morning.
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 19, 18, 0));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM participations") == 5);
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 19, 21, 0));
        await company.UntilAsync(() => Task.FromResult(company.To(Ana).Count > 0));

        Assert.Equal(5, await company.CountAsync("SELECT COUNT(*) FROM askings"));
        Assert.Equal(1, await company.CountAsync("SELECT wave FROM survey_windows WHERE state = 'Open'"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_that_was_typed_is_lost()
    {
        await using var company = await StartAsync(Setting());
        var form = await company.FillAsync(await company.PulseAsync("new", Mia), Mia, ("template", "OneOff"));

        var wrong = await company.FillAsync(form, Mia, ("items", "Q7"), ("fives", "3"), ("day", "2026-11-17"), ("audience", "everyone please"));

        Assert.Contains("I do not know the question Q7", wrong.Shown, StringComparison.Ordinal);
        Assert.Contains("It cannot be fewer than 5", wrong.Shown, StringComparison.Ordinal);
        Assert.Contains("I cannot read “everyone please”", wrong.Shown, StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM survey_drafts"));
    }

    [Theory]
    [InlineData("2026-11-17", "10:00", "That time has passed")]
    [InlineData("2027-03-14", "2:30", "the clocks are put forward")]
    public async Task An_hour_that_is_past_or_in_a_gap_is_refused(string day, string time, string words)
    {
        await using var company = await StartAsync(Setting());
        var form = await company.FillAsync(await company.PulseAsync("", Mia), Mia, ("template", "OneOff"));

        var refused = await company.FillAsync(form, Mia, ("cadence", "Once"), ("day", day), ("time", time));

        Assert.Contains(words, refused.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audience_of_nobody_is_refused()
    {
        await using var company = await StartAsync(Setting());
        var form = await company.FillAsync(await company.PulseAsync("", Mia), Mia, ("template", "Recommend"));

        Assert.Contains("Nobody is in that audience", (await company.FillAsync(form, Mia, ("audience", "team = Nowhere"))).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_leads_back_to_the_form_as_it_was()
    {
        await using var company = await StartAsync(Setting());
        var form = await company.FillAsync(await company.PulseAsync("", Mia), Mia, ("template", "Recommend"));
        var preview = await company.FillAsync(form, Mia, ("name", "Would you recommend us?"), ("own", "open | | What would help?\nde: Was würde helfen?"));

        var again = await company.ClickAsync(preview, "Change it first", Mia);
        var second = await company.FillAsync(again, Mia);
        await company.ClickAsync(second, "Schedule it", Mia);
        await company.ClickAsync(second, "Schedule it", Mia);

        Assert.Contains("Was würde helfen?", again.Shown, StringComparison.Ordinal);
        Assert.Equal(["Would you recommend us?"], await company.ListAsync("SELECT name FROM surveys"));
    }

    [Fact]
    public async Task What_is_scheduled_can_be_changed_paused_and_ended_from_the_list()
    {
        await using var company = await StartAsync(Setting());
        await ScheduleAsync(company, "Recommend");

        var paused = await company.ClickAsync(await company.PulseAsync("list", Mia), "Pause", Mia);
        var resumed = await company.ClickAsync(paused, "Go on", Mia);
        var form = await company.ClickAsync(resumed, "Change", Mia);
        await company.ClickAsync(await company.FillAsync(form, Mia, ("name", "Renamed"), ("cadence", "Monthly"), ("day", "31")), "Schedule it", Mia);
        var ended = await company.ClickAsync(await company.ClickAsync(await company.PulseAsync("list", Mia), "End", Mia), "End it", Mia);

        Assert.Contains("paused", paused.Shown, StringComparison.Ordinal);
        Assert.Contains("scheduled", resumed.Shown, StringComparison.Ordinal);
        Assert.Contains("No survey is scheduled", ended.Shown, StringComparison.Ordinal);
        Assert.Equal(["Renamed Ended"], await company.ListAsync("SELECT name || ' ' || state FROM surveys"));
        Assert.Equal(
            ["survey.changed", "survey.created", "survey.ended", "survey.paused", "survey.resumed"],
            await company.ListAsync("SELECT action FROM audit_entries ORDER BY action"));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM schedules WHERE work = 'pulse-wave' AND ended_at IS NULL"));
    }

    [Fact]
    public async Task Launched_by_hand_it_goes_out_at_once_and_pressed_twice_once()
    {
        await using var company = await StartAsync(Setting());
        await ScheduleAsync(company, "Recommend");
        var list = await company.PulseAsync("list", Mia);

        var launching = await company.ClickAsync(list, "Launch now", Mia);
        await company.ClickAsync(list, "Launch now", Mia);
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM participations") == 5);
        await company.SettleAsync();

        Assert.Contains("is going out", launching.Shown, StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM survey_windows"));
        Assert.Equal(1, await company.CountAsync("SELECT MAX(wave) FROM participations"));
    }

    [Fact]
    public async Task Whoever_is_not_HR_reads_what_a_pulse_is_and_when_the_next_one_comes()
    {
        await using var company = await StartAsync(Setting());
        var before = await company.PulseAsync("", Ana);
        await ScheduleAsync(company, "StandingPulse");

        var after = await company.PulseAsync("list", Ana);

        Assert.Contains("None is planned", before.Shown, StringComparison.Ordinal);
        Assert.Contains("The next one goes out on", after.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Our pulse", after.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_an_auditor_nothing_goes_out_before_they_agree()
    {
        await using var company = await StartAsync(Setting(auditors: "ben@example.com"));
        var scheduled = await ScheduleAsync(company, "Recommend");
        await company.UntilAsync(() => Task.FromResult(company.To(Ben).Count > 0));
        var asked = Assert.Single(company.To(Ben));

        Assert.Contains("An auditor has been asked", scheduled.Shown, StringComparison.Ordinal);
        Assert.Contains("How likely are you to recommend", asked.Shown, StringComparison.Ordinal);
        Assert.Contains("Fives from 5 answers", asked.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Launch now", (await company.PulseAsync("list", Mia)).Shown, StringComparison.Ordinal);

        await company.ClickAsync(asked.Card, "Approve", Ben);
        await company.SettleAsync();
        await company.UntilAsync(() => Task.FromResult(company.To(Mia).Count > 0));

        Assert.Contains("has agreed", Assert.Single(company.To(Mia)).Shown, StringComparison.Ordinal);
        Assert.Contains("has agreed", Assert.Single(company.To(Ben)).Shown, StringComparison.Ordinal);
        Assert.Equal(["Scheduled"], await company.ListAsync("SELECT state FROM surveys"));
    }

    [Fact]
    public async Task What_an_auditor_sends_back_comes_to_HR_with_their_words_and_a_change_asks_again()
    {
        await using var company = await StartAsync(Setting(auditors: "ben@example.com"));
        await ScheduleAsync(company, "Recommend");
        await company.UntilAsync(() => Task.FromResult(company.To(Ben).Count > 0));

        var form = await company.ClickAsync(company.To(Ben)[0].Card, "Send back", Ben);
        await company.FillAsync(form, Ben, ("words", "Please ask less often."));
        await company.UntilAsync(() => Task.FromResult(company.To(Mia).Count > 0));
        var told = Assert.Single(company.To(Mia));
        // Nobody changes what was sent back within the same millisecond, by which the audit is in order.
        company.Clock.Advance(Duration.FromSeconds(1));
        var change = await company.ClickAsync(told.Card, "Change", Mia);
        await company.ClickAsync(await company.FillAsync(change, Mia, ("fives", "8")), "Schedule it", Mia);
        await company.UntilAsync(() => Task.FromResult(company.To(Ben).Any(message => message.Shown.Contains("Fives from 8 answers", StringComparison.Ordinal))));

        Assert.Contains("Please ask less often.", told.Shown, StringComparison.Ordinal);
        Assert.Equal(["AwaitingApproval"], await company.ListAsync("SELECT state FROM surveys"));
    }

    [Fact]
    public async Task An_auditor_who_is_HR_as_well_cannot_agree_to_their_own_survey()
    {
        await using var company = await StartAsync(Setting(auditors: "mia@example.com"));
        await ScheduleAsync(company, "Recommend");
        await company.UntilAsync(() => Task.FromResult(company.To(Mia).Count > 0));

        var answer = await company.ClickAsync(company.To(Mia)[0].Card, "Approve", Mia);

        Assert.Contains("somebody else has to agree", answer.Shown, StringComparison.Ordinal);
        Assert.Equal(["AwaitingApproval"], await company.ListAsync("SELECT state FROM surveys"));
    }

    private static CompanySetting Setting(DatabaseKind kind = DatabaseKind.Sqlite, string? auditors = null) => new(kind)
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "mia@example.com", ["Roles:Auditors"] = auditors },
    };

    private static async Task<Answered> ScheduleAsync(ChatCompany company, string template)
    {
        var form = await company.FillAsync(await company.PulseAsync("", Mia), Mia, ("template", template));
        return await company.ClickAsync(await company.FillAsync(form, Mia), "Schedule it", Mia);
    }
}
