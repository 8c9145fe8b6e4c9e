using CultureBot.Storage;
using CultureBot.Web.Tests.Pulse;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;
using static CultureBot.Web.Tests.Surveys.SurveysCompany;

namespace CultureBot.Web.Tests.Surveys;

/// <summary>What is due, and what is out.</summary>
public sealed class SurveyCalendarTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_calendar_has_every_sending_reminder_and_close_of_twelve_weeks_with_holidays_and_so_has_the_file()
    {
        await using var company = new SurveysCompany();
        await company.InitializeAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);
        var empty = await PageAsync(hana, "/surveys/calendar");
        await MakeAsync(hana, "OneOff", "=Moving");
        await MakeAsync(hana, "StandingPulse", "Weekly");
        await company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync("INSERT INTO holidays (country, date, name) VALUES ('DE', '2026-12-25', 'Weihnachten')"), WriteUrgency.Background, Cancellation);
        var page = await PageAsync(hana, "/surveys/calendar");
        using var file = await hana.GetAsync("/surveys/calendar.csv", Cancellation);
        var lines = (await file.Content.ReadAsStringAsync(Cancellation)).TrimEnd().ReplaceLineEndings("\n").Split('\n');

        Assert.Contains("Nothing is due", empty, StringComparison.Ordinal);
        Assert.Contains("November 2026", page, StringComparison.Ordinal);
        Assert.Contains("February 2027", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">Sunday</th>", page, StringComparison.Ordinal);
        Assert.Contains("Friday, December 25, 2026", page, StringComparison.Ordinal);
        Assert.Contains("Weihnachten (DE)", page, StringComparison.Ordinal);
        var drawn = Assert.Single(DrawnPictures.On(await hana.GetStringAsync("/surveys/calendar", Cancellation)));
        Assert.Equal(("Sunday", 7), ((string?)drawn["rows"]![0], drawn["rows"]!.AsArray().Count));
        Assert.Equal(lines.Length - 1, drawn["cells"]!.AsArray().SelectMany(row => row!.AsArray()).Sum(cell => (int?)cell?["value"] ?? 0));
        Assert.Empty(DrawnPictures.On(empty));
        var days = (await hana.GetStringAsync("/surveys/calendar-days.csv", Cancellation)).TrimEnd().Split('\n');
        Assert.Equal(lines.Length - 1, days.Skip(1).Sum(day => day[(day.LastIndexOf('"') + 2)..].Split(',').Sum(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Contains("<th scope=\"row\">Friday, November 27, 2026</th>", page, StringComparison.Ordinal);
        // Twelve weeks of a weekly pulse are twelve waves, the first of them on the 24th; the other one is once, and closes a week later.
        Assert.Equal(12, lines.Count(line => line.Contains(",Weekly,Sending,", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("2026-11-24,10:00,Europe/Berlin,Weekly,Sending,1,1,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("2026-11-25,10:00,Europe/Berlin,Weekly,Reminder,1,1,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("2026-11-27,10:00,Europe/Berlin,Weekly,Last reminder,1,1,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",'=Moving,Close,1,", StringComparison.Ordinal) && line.StartsWith("2026-12-01,10:00", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",'=Moving,Results,1,", StringComparison.Ordinal) && line.StartsWith("2026-12-04,10:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_are_listed_from_their_hour_on_for_everybody_alike()
    {
        await using var company = new SurveysCompany();
        await company.InitializeAsync();
        using var ben = await SignedInAsync(company.App, company.Ben);
        using var hana = await SignedInAsync(company.App, company.Hana);
        var empty = await PageAsync(ben, "/surveys/results");
        await PulseCompany.AddAsync(company.App, company.App.Clock.Now + Duration.FromHours(1));
        var early = (await PageAsync(ben, "/surveys/results"), await PageAsync(hana, "/surveys/results"));
        company.App.Clock.Advance(Duration.FromHours(1));
        var (his, hers) = (await PageAsync(ben, "/surveys/results"), await PageAsync(hana, "/surveys/results"));
        using var beyond = await ben.GetAsync("/surveys/results?page=2147483647", Cancellation);

        Assert.Contains("No results yet", empty, StringComparison.Ordinal);
        Assert.Contains("No results yet", early.Item1, StringComparison.Ordinal);
        Assert.Contains("No results yet", early.Item2, StringComparison.Ordinal);
        foreach (var page in (string[])[his, hers])
        {
            Assert.Contains($"<a href=\"/pulse/{PulseCompany.Window:D}\">Spring · Wednesday, November 18, 2026</a>", page, StringComparison.Ordinal);
            Assert.Contains("Our weakest: Other teams deliver what they promise us", page, StringComparison.Ordinal);
            Assert.Contains("60 of 120 people answered (50%).", page, StringComparison.Ordinal);
            Assert.Contains("#comments\">What somebody wrote", page, StringComparison.Ordinal);
        }

        Assert.Equal(System.Net.HttpStatusCode.OK, beyond.StatusCode);
    }
}
