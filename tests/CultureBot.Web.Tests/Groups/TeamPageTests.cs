using System.Net;
using CultureBot.Feedback;
using CultureBot.Web.Tests.Pulse;
using CultureBot.Web.Tests.Services;

namespace CultureBot.Web.Tests.Groups;

/// <summary>One's own team: for whoever leads it and whoever is in it the same results, and for the lead alone whom nobody has thanked.</summary>
public sealed class TeamPageTests
{
    private static readonly ProviderTeam It = ProviderTeam.Of("IT Help");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lead_and_team_see_the_same_of_their_group_and_others_do_not()
    {
        await using var company = await ServicesCompany.FoundAsync(It, ProviderTeam.Of("Sales"), ProviderTeam.Of("Legal"));
        await PulseCompany.AddAsync(company.App, company.App.Clock.Now);
        var group = $"manager:{company.Mia.Value:D}";
        await company.WriteAsync(sql => sql.ExecuteAsync("UPDATE published_groups SET group_id = @Group WHERE group_id = 'team-b'", new { Group = group }));
        await company.WriteAsync(sql => sql.ExecuteAsync("UPDATE published_figures SET group_id = @Group WHERE group_id = 'team-b'", new { Group = group }));
        await PulseCompany.AnswerAsync(company.App, group, company.Mia, "Handovers <b>late</b>", "A list for every handover", "Open", verdict: null);
        await company.Rows.AddServiceAsync(await company.Rows.AddQuarterAsync("2026-Q3", company.App.Clock.Now), Provider.ReferenceOf(It.Id), 30, 50);
        using var mia = await Browsers.SignedInAsync(company.App, company.Mia);
        using var ben = await Browsers.SignedInAsync(company.App, company.Ben);
        using var ana = await Browsers.SignedInAsync(company.App, company.Ana);

        var (ofMia, ofBen, ofAna) = (await ReadAsync(mia), await ReadAsync(ben), await ReadAsync(ana));

        foreach (var page in (string[])[ofMia, ofBen])
        {
            Assert.Contains("Your team: IT Help", page, StringComparison.Ordinal);
            Assert.Contains("25 of 50 people answered.", page, StringComparison.Ordinal);
            Assert.Contains("A list for every handover", page, StringComparison.Ordinal);
            Assert.Contains("60%", page, StringComparison.Ordinal);
        }

        // Nobody leads Ana: she sees the whole organization.
        Assert.Contains("60 of 120 people answered.", ofAna, StringComparison.Ordinal);
        Assert.DoesNotContain("A list for every handover", ofAna, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>late", await mia.GetStringAsync("/team", Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("Not thanked lately", ofMia, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_group_that_is_not_published_the_reason_is_said()
    {
        await using var company = await ServicesCompany.FoundAsync(It, ProviderTeam.Of("Sales"), ProviderTeam.Of("Legal"));
        await PulseCompany.AddAsync(company.App, company.App.Clock.Now);
        using var mia = await Browsers.SignedInAsync(company.App, company.Mia);

        Assert.Contains("Not shown: fewer than 5 answers here or next to it.", await ReadAsync(mia), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mia.GetAsync("/team/trend.csv", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Whom_nobody_has_thanked_is_for_the_lead_alone_once_it_was_agreed()
    {
        await using var company = await ServicesCompany.FoundAsync(It, ProviderTeam.Of("Sales"), ProviderTeam.Of("Legal"));
        await company.WriteAsync(sql => sql.ExecuteAsync(
            "INSERT INTO not_noticed_agreements (role, account_id, agreed_at) VALUES ('Administrator', @Ana, 0), ('Auditor', @Ben, 0)",
            new { Ana = company.Ana, Ben = company.Ben }));
        using var mia = await Browsers.SignedInAsync(company.App, company.Mia);
        using var ben = await Browsers.SignedInAsync(company.App, company.Ben);

        var ofMia = await ReadAsync(mia);

        Assert.Contains("Not thanked lately", ofMia, StringComparison.Ordinal);
        Assert.Contains("<li>ben</li>", ofMia, StringComparison.Ordinal);
        Assert.Contains("<li>cy</li>", ofMia, StringComparison.Ordinal);
        Assert.DoesNotContain("<li>ana</li>", ofMia, StringComparison.Ordinal);
        Assert.DoesNotContain("Not thanked lately", await ReadAsync(ben), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(HttpClient browser) => WebUtility.HtmlDecode(await browser.GetStringAsync("/team", Cancellation));
}
