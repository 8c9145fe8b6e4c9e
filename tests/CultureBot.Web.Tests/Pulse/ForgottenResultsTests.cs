using System.Net;
using System.Net.Http.Headers;
using CultureBot.Privacy.Retention;
using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Web.Tests.Pulse;

/// <summary>Results are gone after their time, and every old address says so instead of breaking.</summary>
public sealed class ForgottenResultsTests
{
    private static readonly string Page = $"/pulse/{PulseCompany.Window:D}";

    private static readonly string Api = $"/api/v1/windows/{PulseCompany.Window:D}/results";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_file_and_api_say_that_they_are_gone_also_to_whoever_saw_them_a_day_before()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now);
        using var ana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));
        using var program = app.NewClient();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AppFixture.ApiKey);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), await AskAsync());

        await ForgetAsync(app);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Gone), await AskAsync());

        async Task<(HttpStatusCode Page, HttpStatusCode File, HttpStatusCode Api)> AskAsync()
        {
            using var page = await ana.GetAsync(Page, Cancellation);
            using var file = await ana.GetAsync(Page + "/ledger.csv", Cancellation);
            using var api = await program.GetAsync(Api, Cancellation);
            return (page.StatusCode, file.StatusCode, api.StatusCode);
        }
    }

    [Fact]
    public async Task The_privacy_check_passes_them_over()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Roles:Hr"] = "hana@example.com" });
        await PulseCompany.AddAsync(app, app.Clock.Now);
        using var hana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "hana"));
        await ForgetAsync(app);

        using var tried = await Browsers.SubmitAsync(hana, "/pulse/attack", "/pulse/attack");

        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        Assert.DoesNotContain("1 closed window", await Browsers.HtmlAsync(tried), StringComparison.Ordinal);
    }

    private static async Task ForgetAsync(AppFixture app)
    {
        var later = app.Clock.Now + NodaTime.Duration.FromSeconds(1);
        foreach (var kept in app.Services.GetServices<IRetained>().Where(kept => kept.What == Retained.Results))
        {
            while (await app.Database.WriteAsync(sql => kept.ForgetAsync(sql, later), WriteUrgency.Background, Cancellation))
            {
            }
        }
    }
}
