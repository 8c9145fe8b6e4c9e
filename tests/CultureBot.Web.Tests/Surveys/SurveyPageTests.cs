using System.Net;
using CultureBot.People;
using CultureBot.People.Rights;
using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;
using static CultureBot.Web.Tests.Surveys.SurveysCompany;

namespace CultureBot.Web.Tests.Surveys;

/// <summary>A survey's page: what HR does with it, what auditors decide, and who sees what.</summary>
public sealed class SurveyPageTests(SurveysCompany company) : IClassFixture<SurveysCompany>
{
    private const string Script = "<script>alert(1)</script>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_survey_is_paused_goes_on_and_ends_and_each_is_in_the_audit()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        var survey = await MakeAsync(hana, name: "Turned");
        company.App.Clock.Advance(Duration.FromSeconds(1));
        using var paused = await SubmitAsync(hana, survey, survey + "/pause");
        company.App.Clock.Advance(Duration.FromSeconds(1));
        var held = await PageAsync(hana, survey);
        using var resumed = await SubmitAsync(hana, survey, survey + "/resume");
        company.App.Clock.Advance(Duration.FromSeconds(1));
        var running = await PageAsync(hana, survey);
        using var ended = await SubmitAsync(hana, survey, survey + "/end");
        using var tooLate = await SubmitAsync(hana, "/surveys", survey + "/pause");
        using var edit = await hana.GetAsync(survey + "/edit", Cancellation);
        using var launch = await SubmitAsync(hana, "/surveys", survey + "/launch");

        Assert.Equal((survey + "?done=paused", survey + "?done=resumed", survey + "?done=ended"), (paused.Headers.Location!.OriginalString, resumed.Headers.Location!.OriginalString, ended.Headers.Location!.OriginalString));
        Assert.Contains(survey + "/resume", held, StringComparison.Ordinal);
        Assert.Contains(survey + "/pause", running, StringComparison.Ordinal);
        Assert.Contains("Next: Tuesday, November 24, 2026", running, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.Conflict), (tooLate.StatusCode, edit.StatusCode, launch.StatusCode));
        Assert.Contains("It has ended meanwhile", await HtmlAsync(tooLate), StringComparison.Ordinal);
        Assert.Equal(
            ["survey.created", "survey.paused", "survey.resumed", "survey.ended"],
            await company.App.Database.ReadAsync(sql => sql.ListAsync<string>("SELECT action FROM audit_entries WHERE subject = @Subject ORDER BY at", new { Subject = "survey:" + survey.Split('/')[^1] }), Cancellation));
    }

    [Fact]
    public async Task Of_two_people_of_HR_who_change_a_survey_at_once_the_second_is_told_and_overwrites_nothing()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        using var hugo = await SignedInAsync(company.App, company.Hugo);
        var survey = await MakeAsync(hana, name: "Shared");
        var (hers, his) = (await EditAsync(hana, survey), await EditAsync(hugo, survey));
        using var first = await StepAsync(hana, hers, "questions", ("name", "Hers"), ("item", "I1"), ("item", "M1"), ("item", "O1"));
        using var second = await StepAsync(hugo, his, "questions", ("name", "His"), ("item", "I2"));
        using var saved = await ScheduleAsync(hana, hers);
        using var refused = await ScheduleAsync(hugo, his);
        var page = await PageAsync(hana, survey);

        // Begun anew it is from what is there now.
        var anew = await EditAsync(hugo, survey);
        using var then = await ScheduleAsync(hugo, anew);
        var own = await EditAsync(hana, survey);

        Assert.Equal(survey + "?done=scheduled", saved.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Somebody else has changed this survey since you began", await HtmlAsync(refused), StringComparison.Ordinal);
        Assert.Contains("<h1>Hers</h1>", page, StringComparison.Ordinal);
        Assert.NotEqual(his, anew);
        Assert.Equal(HttpStatusCode.Redirect, then.StatusCode);
        Assert.NotEqual(hers, own);
    }

    [Fact]
    public async Task Launched_by_hand_it_goes_out_and_its_questions_stand_in_its_history()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        var survey = await MakeAsync(hana, "OneOff", "By hand");
        using var launched = await SubmitAsync(hana, survey, survey + "/launch");
        await Browser.Until.TrueAsync(
            async () => await company.CountAsync("SELECT COUNT(*) FROM survey_windows WHERE survey_id = @Id AND state = 'Open' AND wave = 1", new { Id = Guid.Parse(survey.Split('/')[^1]) }) == 1,
            "the window is open",
            TimeSpan.FromSeconds(30));
        var page = await PageAsync(hana, survey);
        using var again = await SubmitAsync(hana, survey, survey + "/launch");

        Assert.Equal(survey + "?done=launched", launched.Headers.Location!.OriginalString);
        Assert.Contains("Window 1: since Wednesday, November 18, 2026, still open", page, StringComparison.Ordinal);
        Assert.Contains("Wave 1 of 1 is open", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("has not gone out anew", await HtmlAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_reads_declines_with_a_reason_and_agrees_and_sees_no_figure()
    {
        await using var audited = await WithAuditorAsync();
        using var hana = await SignedInAsync(audited.App, audited.Hana);
        using var aude = await SignedInAsync(audited.App, audited.Aude);
        var survey = await MakeAsync(hana, name: "Read " + Script);
        var waiting = await PageAsync(hana, survey);
        var before = await PageAsync(aude, survey);
        audited.App.Clock.Advance(Duration.FromSeconds(1));
        using var silent = await SubmitAsync(aude, survey, survey + "/decline", ("revision", RevisionIn(before)), ("words", "  "));
        using var tooLong = await SubmitAsync(aude, survey, survey + "/decline", ("revision", RevisionIn(before)), ("words", new string('w', 501)));
        using var declined = await SubmitAsync(aude, survey, survey + "/decline", ("revision", RevisionIn(before)), ("words", "Why I1? " + Script));
        using var hr = await hana.GetAsync(survey, Cancellation);
        var told = await hr.Content.ReadAsStringAsync(Cancellation);

        audited.App.Clock.Advance(Duration.FromSeconds(1));
        var draft = await EditAsync(hana, survey);
        using var changed = await StepAsync(hana, draft, "questions", ("name", "Read"), ("item", "M1"), ("item", "O1"));
        using var asked = await ScheduleAsync(hana, draft);
        using var outdated = await SubmitAsync(aude, survey, survey + "/approve", ("revision", RevisionIn(before)));
        audited.App.Clock.Advance(Duration.FromSeconds(1));
        using var agreed = await SubmitAsync(aude, survey, survey + "/approve", ("revision", RevisionIn(await PageAsync(aude, survey))));
        using var twice = await SubmitAsync(aude, survey, survey + "/approve", ("revision", "000000000000"));
        var after = await PageAsync(aude, survey);

        Assert.Contains("People have 7 days to answer.", before, StringComparison.Ordinal);
        Assert.Contains("waits for an auditor", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain(survey + "/approve", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain(survey + "/pause", before, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (silent.StatusCode, tooLong.StatusCode));
        Assert.Contains("Please say what has to change", await HtmlAsync(silent), StringComparison.Ordinal);
        Assert.Contains(new string('w', 501), await HtmlAsync(tooLong), StringComparison.Ordinal);
        Assert.Equal(survey + "?done=declined", declined.Headers.Location!.OriginalString);
        Assert.Contains("Aude has sent it back", told, StringComparison.Ordinal);
        Assert.Contains("Why I1?", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Script, told, StringComparison.Ordinal);
        Assert.Equal(survey + "?done=waiting", asked.Headers.Location!.OriginalString);
        Assert.Contains("It has changed since you read it", await HtmlAsync(outdated), StringComparison.Ordinal);
        Assert.Equal(survey + "?done=approved", agreed.Headers.Location!.OriginalString);
        Assert.Contains("That has been decided already", await HtmlAsync(twice), StringComparison.Ordinal);
        Assert.Contains("scheduled", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_made_a_survey_cannot_agree_to_it_themselves()
    {
        await using var audited = await WithAuditorAsync();
        using var hana = await SignedInAsync(audited.App, audited.Hana);
        await GiveAuditorAsync(audited, audited.Hana);
        var survey = await MakeAsync(hana, name: "Own");
        using var own = await SubmitAsync(hana, survey, survey + "/approve", ("revision", RevisionIn(await PageAsync(hana, survey))));

        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        Assert.Contains("somebody else has to agree to it", await HtmlAsync(own), StringComparison.Ordinal);
        Assert.Equal(0, await audited.CountAsync("SELECT COUNT(*) FROM audit_entries WHERE action = 'survey.approved'"));
    }

    [Fact]
    public async Task The_one_figure_before_the_close_is_for_HR_and_administrators_see_no_surveys()
    {
        await using var audited = await WithAuditorAsync();
        using var hana = await SignedInAsync(audited.App, audited.Hana);
        using var aude = await SignedInAsync(audited.App, audited.Aude);
        using var ada = await SignedInAsync(audited.App, audited.Ada);
        await Pulse.PulseCompany.AddAsync(audited.App, audited.App.Clock.Now, "Open");
        await audited.App.Database.WriteAsync(sql => sql.ExecuteAsync("UPDATE survey_windows SET wave = 1; UPDATE surveys SET audience = '{\"teams\":[],\"attributes\":[]}'"), WriteUrgency.Background, Cancellation);
        var survey = "/surveys/0193a000-0000-7000-8000-0000000000bb";

        foreach (var address in (string[])["/surveys", survey])
        {
            Assert.Contains("50 % have answered so far", await PageAsync(hana, address), StringComparison.Ordinal);
            Assert.DoesNotContain("50 %", await PageAsync(aude, address), StringComparison.Ordinal);
            using var refused = await ada.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Contains("Window 1: since", await PageAsync(aude, survey), StringComparison.Ordinal);
    }

    private static async Task<string> EditAsync(HttpClient browser, string survey)
    {
        using var begun = await browser.GetAsync(survey + "/edit", Cancellation);
        var address = begun.Headers.Location!.OriginalString;
        return address[..address.LastIndexOf('/')];
    }

    private static string RevisionIn(string html) => html.Split("name=\"revision\" value=\"")[1][..12];

    private static Task<RoleRefusal?> GiveAuditorAsync(SurveysCompany company, AccountId account) => company.App.Services
        .GetRequiredService<GiveRoleHandler>().HandleAsync(new(account, Role.Auditor, company.Ada), Cancellation);
}
