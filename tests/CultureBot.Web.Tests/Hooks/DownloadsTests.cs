using System.Net;
using CultureBot.Kudos;
using CultureBot.Web.Tests.Pulse;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Hooks;

/// <summary>Files for spreadsheets of what one may see.</summary>
public sealed class DownloadsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_of_thank_yous_has_public_ones_and_my_own_private_ones_of_the_year()
    {
        await using var company = await SettingsCompany.StartAsync();
        await company.GiveAsync(company.Ben, company.Hana, "=cmd|'/c calc'!A1 and thank you #care");
        await company.GiveAsync(company.Hana, company.Ada, "The door badge worked again.", Visibility.Private);
        using var ben = await SignedInAsync(company.App, company.Ben);
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var response = await ben.GetAsync("/recognition/kudos.csv", Cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        var file = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Equal(("text/csv", "kudos-2026.csv"), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains(",2026-11-18 09:00:00,Ben,Hana,'=cmd|'/c calc'!A1 and thank you #care,care,Public,0,", file, StringComparison.Ordinal);
        Assert.DoesNotContain("door badge", file, StringComparison.Ordinal);

        var own = await hana.GetStringAsync("/recognition/kudos.csv?year=2026", Cancellation);
        Assert.Contains(",Hana,Ada,The door badge worked again.,,Private,0,", own, StringComparison.Ordinal);
        Assert.Single((await hana.GetStringAsync("/recognition/kudos.csv?year=2025", Cancellation)).Trim().Split('\n'));
    }

    [Fact]
    public async Task Every_file_that_is_taken_home_stands_in_the_audit_and_a_refused_one_does_not()
    {
        await using var company = await SettingsCompany.StartAsync();
        await PulseCompany.AddAsync(company.App, company.App.Clock.Now);
        using var ben = await SignedInAsync(company.App, company.Ben);

        foreach (var path in (string[])["/recognition/kudos.csv?year=2025", "/recognition/kudos.csv?year=2030", "/actions.csv", $"/pulse/{PulseCompany.Window:D}/ledger.csv", $"/pulse/{Guid.Empty:D}/ledger.csv"])
        {
            using var file = await ben.GetAsync(path, Cancellation);
        }

        Assert.Equal(
            ["actions.downloaded actions ", "kudos.downloaded kudos 2025", $"ledger.downloaded window:{PulseCompany.Window:D} "],
            await company.App.Database.ReadAsync(
                sql => sql.ListAsync<string>("SELECT action || ' ' || subject || ' ' || details FROM audit_entries WHERE account_id = @Ben AND action LIKE '%.downloaded' ORDER BY action", new { Ben = company.Ben.Value }),
                Cancellation));
    }

    [Fact]
    public async Task A_year_begins_by_the_readers_own_clock_and_none_to_come_is_there()
    {
        await using var company = await SettingsCompany.StartAsync();
        company.App.Clock.SetTo(Instant.FromUtc(2026, 12, 31, 23, 30));
        using var ben = await SignedInAsync(company.App, company.Ben);
        await company.GiveAsync(company.Ben, company.Hana, "Happy new year in Berlin.");

        Assert.Contains("Happy new year", await ben.GetStringAsync("/recognition/kudos.csv?year=2027", Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("Happy new year", await ben.GetStringAsync("/recognition/kudos.csv?year=2026", Cancellation), StringComparison.Ordinal);
        using var future = await ben.GetAsync("/recognition/kudos.csv?year=2028", Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, future.StatusCode);
    }

    [Fact]
    public async Task Files_are_for_people_who_are_signed_in_and_my_page_leads_to_them()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var ben = await SignedInAsync(company.App, company.Ben);
        foreach (var path in (string[])["/recognition/kudos.csv", "/actions.csv"])
        {
            using var stranger = await company.App.Client.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
            using var signedIn = await ben.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
            using var home = await ben.GetAsync("/", Cancellation);
            Assert.Contains($"\"{path}\"", await HtmlAsync(home), StringComparison.Ordinal);
        }
    }
}
