using System.Net;
using static CultureBot.Web.Tests.Browsers;
using static CultureBot.Web.Tests.Surveys.SurveysCompany;

namespace CultureBot.Web.Tests.Surveys;

/// <summary>From a template to a survey on pages, with all that can be typed wrongly on the way.</summary>
public sealed class WizardTests(SurveysCompany company) : IClassFixture<SurveysCompany>
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task A_pulse_is_scheduled_as_it_is_filled_in_and_twice_is_once()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        var draft = await BeginAsync(hana);
        var preview = await PageAsync(hana, draft + "/preview");
        using var scheduled = await ScheduleAsync(hana, draft);
        using var again = await hana.PostAsync(draft + "/schedule", new FormUrlEncodedContent([await TokenAsync(await hana.GetAsync("/surveys", TestContext.Current.CancellationToken))]), TestContext.Current.CancellationToken);
        var address = scheduled.Headers.Location!.OriginalString;
        var page = await PageAsync(hana, address);
        using var afterwards = await hana.GetAsync(draft + "/questions", TestContext.Current.CancellationToken);

        Assert.Contains("39 questions over thirteen waves", preview, StringComparison.Ordinal);
        Assert.Contains("13 people", preview, StringComparison.Ordinal);
        Assert.Contains("Question 1 of 3", preview, StringComparison.Ordinal);
        Assert.Contains("every Tuesday at 10:00 AM (Europe/Berlin)", preview, StringComparison.Ordinal);
        Assert.Contains("Tuesday, November 24, 2026 10:00 AM", preview, StringComparison.Ordinal);
        Assert.Equal(address, again.Headers.Location!.OriginalString);
        Assert.EndsWith("?done=scheduled", address, StringComparison.Ordinal);
        Assert.Contains("Scheduled. Nothing more is to be done", page, StringComparison.Ordinal);
        Assert.Equal(address.Split('?')[0], afterwards.Headers.Location!.OriginalString);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM surveys WHERE request_key LIKE @Key", new { Key = "draft:" + draft.Split('/')[^1] + "%" }));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM schedules WHERE work = 'pulse-wave' AND subject = @Subject", new { Subject = "survey:" + address.Split('/', '?')[2] }));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM audit_entries WHERE action = 'survey.created' AND subject = @Subject", new { Subject = "survey:" + address.Split('/', '?')[2] }));
    }

    [Fact]
    public async Task Back_and_forth_loses_nothing_and_a_draft_waits_for_its_owner_alone()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        using var hugo = await SignedInAsync(company.App, company.Hugo);
        var draft = await BeginAsync(hana, "OneOff");
        using var questions = await StepAsync(hana, draft, "questions", ("name", "Moving house"), ("item", "A4"), ("own", "agree | organization | I like the new house"));
        using var people = await StepAsync(hana, draft, "people", ("team", "Sales"), ("others", "tenure = 1-99"), ("attribute", "team"), ("fives", "7"), ("bands", "12"), ("to", "back"));
        using var left = await StepAsync(hana, draft, "questions", ("name", "Moving house"), ("item", "A1"), ("item", "A4"), ("own", "agree | organization | I like the new house"), ("to", "leave"));
        using var stranger = await hugo.GetAsync(draft + "/questions", TestContext.Current.CancellationToken);
        var (list, others) = (await PageAsync(hana, "/surveys"), await PageAsync(hugo, "/surveys"));
        var (first, second) = (await PageAsync(hana, draft + "/questions"), await PageAsync(hana, draft + "/people"));
        using var dropped = await SubmitAsync(hana, "/surveys", draft + "/drop");
        using var gone = await hana.GetAsync(draft + "/questions", TestContext.Current.CancellationToken);

        Assert.EndsWith("/people", questions.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("/questions", people.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("/surveys?done=kept", left.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Contains("Moving house", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Moving house", others, StringComparison.Ordinal);
        Assert.Contains("value=\"A1\" checked", first, StringComparison.Ordinal);
        Assert.Contains("agree | organization | I like the new house", first, StringComparison.Ordinal);
        Assert.Contains("value=\"Sales\" checked", second, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"Tech\" checked", second, StringComparison.Ordinal);
        Assert.Contains("tenure = 1-99", second, StringComparison.Ordinal);
        Assert.Contains("value=\"7\"", second, StringComparison.Ordinal);
        Assert.Contains("<option value=\"team\" selected", second, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (dropped.StatusCode, gone.StatusCode));
    }

    [Theory]
    [InlineData("questions", "name", "", "Please give it a name")]
    [InlineData("questions", "name", "LONG", "Please give it a name")]
    [InlineData("questions", "item", "Z99", "I do not know the question Z99")]
    [InlineData("questions", "item", "", "It asks nothing yet")]
    [InlineData("questions", "own", Script, "I cannot read the line")]
    [InlineData("questions", "own", "choice | organization | Which day? | Monday", "needs 2 to 7 different options")]
    [InlineData("questions", "own", "500", "Please keep to 20 questions of your own")]
    [InlineData("questions", "own", "LONG", "That is more than 12,000 characters")]
    [InlineData("people", "others", Script, "I cannot read")]
    [InlineData("people", "others", "sample = 0", "I cannot read")]
    [InlineData("people", "fives", "4", "It cannot be fewer than 5")]
    [InlineData("people", "bands", "9", "It cannot be fewer than 10")]
    [InlineData("people", "bands", Script, "It cannot be fewer than 10")]
    [InlineData("people", "attribute", "LONG", "Please name one")]
    [InlineData("when", "time", Script, "Please type a time")]
    [InlineData("when", "time", "25:61", "Please type a time")]
    [InlineData("when", "day.Weekly", "Someday", "Please type a day of the week")]
    [InlineData("when", "days", "0", "Please type a number of days, 1 to 60")]
    [InlineData("when", "days", Script, "Please type a number of days, 1 to 60")]
    public async Task What_is_typed_wrongly_stays_and_what_is_wrong_with_it_is_said(string step, string field, string typed, string said)
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        var draft = await BeginAsync(hana, "OneOff");
        var value = typed switch
        {
            "LONG" => new string('x', field == "own" ? 12_500 : 300),
            "500" => string.Join('\n', Enumerable.Range(1, 500).Select(number => $"open | | What of {number}?")),
            _ => typed,
        };
        Dictionary<string, string> fields = step switch
        {
            "questions" => new() { ["name"] = "Mine", ["item"] = "A4", ["own"] = "" },
            "people" => new() { ["others"] = "", ["attribute"] = "-", ["fives"] = "5", ["bands"] = "10" },
            _ => new() { ["cadence"] = "Weekly", ["day.Weekly"] = "2", ["time"] = "10:00", ["days"] = "7" },
        };
        fields[field] = value;
        using var refused = await StepAsync(hana, draft, step, fields.Select(one => (one.Key, one.Value)));
        var raw = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(said, WebUtility.HtmlDecode(raw), StringComparison.Ordinal);
        Assert.DoesNotContain(Script, raw, StringComparison.Ordinal);
        if (value.Length > 0 && field is not ("item" or "day.Weekly"))
            Assert.Contains(value.Split('\n')[^1], WebUtility.HtmlDecode(raw), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_has_passed_and_an_hour_that_a_clock_change_leaves_out_are_refused()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        var draft = await BeginAsync(hana, "OneOff");
        using var past = await StepAsync(hana, draft, "when", ("cadence", "Once"), ("day.Once", "2026-11-17"), ("time", "10:00"), ("days", "7"));
        using var preview = await hana.GetAsync(draft + "/preview", TestContext.Current.CancellationToken);
        using var gap = await StepAsync(hana, draft, "when", ("cadence", "Once"), ("day.Once", "2027-03-28"), ("time", "02:30"), ("days", "7"));
        using var right = await StepAsync(hana, draft, "when", ("cadence", "Quarterly"), ("month", "2"), ("day.Quarterly", "31"), ("time", "08:00"), ("days", "7"), ("to", "stay"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (past.StatusCode, gap.StatusCode));
        Assert.Contains("value=\"2026-11-17\"", await HtmlAsync(past), StringComparison.Ordinal);
        Assert.EndsWith("/when", preview.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("id=\"time-error\"", await HtmlAsync(gap), StringComparison.Ordinal);
        var shown = await SpacedAsync(right);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Contains("Monday, November 30, 2026 8:00 AM", shown, StringComparison.Ordinal);
        Assert.Contains("Sunday, February 28, 2027 8:00 AM", shown, StringComparison.Ordinal);
        Assert.Contains("Monday, May 31, 2027 8:00 AM", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_audience_is_said_in_the_preview_and_cannot_be_scheduled()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        var draft = await BeginAsync(hana, "Recommend");
        using var people = await StepAsync(hana, draft, "people", ("others", "location = Nowhere"), ("attribute", "-"), ("fives", "5"), ("bands", "10"));
        var preview = await PageAsync(hana, draft + "/preview");
        using var refused = await ScheduleAsync(hana, draft);

        Assert.Equal(HttpStatusCode.Redirect, people.StatusCode);
        Assert.Contains("Nobody is in that audience", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("Schedule it", preview, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM surveys WHERE request_key LIKE @Key", new { Key = "draft:" + draft.Split('/')[^1] + "%" }));
    }

    [Fact]
    public async Task The_preview_says_which_groups_are_too_small_and_shows_a_persons_words_as_words()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        var draft = await BeginAsync(hana, "OneOff");
        using var questions = await StepAsync(hana, draft, "questions", ("name", "Moving " + Script), ("item", "I1"), ("own", "agree | organization | I like " + Script));
        using var people = await StepAsync(hana, draft, "people", ("others", ""), ("attribute", "team"), ("fives", "5"), ("bands", "10"));
        using var page = await hana.GetAsync(draft + "/preview", TestContext.Current.CancellationToken);
        var raw = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var html = await SpacedAsync(page);

        Assert.DoesNotContain(Script, raw, StringComparison.Ordinal);
        Assert.Contains("I like " + Script, html, StringComparison.Ordinal);
        Assert.Contains("Never shown, with fewer than 5 people: Tech", html, StringComparison.Ordinal);
        Assert.Contains("Never with bands and comments, with fewer than 10 people: Sales", html, StringComparison.Ordinal);
        Assert.Contains("Question 2 of 2", html, StringComparison.Ordinal);
        Assert.Contains("by team", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_template_keeps_what_does_not_depend_on_it()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        var draft = await BeginAsync(hana, "OneOff");
        using var questions = await StepAsync(hana, draft, "questions", ("name", "Ours"), ("item", "A4"), ("own", "open | | What next?"));
        using var chosen = await StepAsync(hana, draft, "template", ("template", "Icare"));
        var page = await PageAsync(hana, draft + "/questions");
        using var nonsense = await StepAsync(hana, draft, "template", ("template", "17"));
        var (same, cadence) = (await PageAsync(hana, draft + "/template"), await PageAsync(hana, draft + "/when"));

        Assert.Contains("value=\"Ours\"", page, StringComparison.Ordinal);
        Assert.Contains("open | | What next?", page, StringComparison.Ordinal);
        Assert.Contains("value=\"I2\" checked", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Icare\" checked", same, StringComparison.Ordinal);
        Assert.Contains("value=\"Quarterly\" checked", cadence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var hana = await SignedInAsync(company.App, company.Hana);
        var draft = await BeginAsync(hana);
        foreach (var address in (string[])[$"/surveys/{Guid.Empty:D}", $"/surveys/{Guid.Empty:D}/edit", $"/surveys/drafts/{Guid.Empty:D}/questions", draft + "/nothing", draft + "/schedule"])
        {
            using var page = await hana.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, page.StatusCode));
        }
    }
}
