using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.Browser;

/// <summary>The application as on a fresh clone: nothing configured, the demo company in a new database.</summary>
internal static class DemoCompanyApp
{
    /// <summary>Friday, 17:00 in Los Angeles: this week's digests were due an hour ago.</summary>
    private static readonly Instant Friday = Instant.FromUtc(2026, 11, 21, 1, 0);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="settings">Beside the demo itself.</param>
    public static async Task<AppFixture> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var app = await AppFixture.StartAsync(
            new(settings ?? []) { ["Demo:Enabled"] = "true" },
            adjust: services => services.AddSingleton<TimeProvider>(new RunningClock(Friday)));
        await Until.TrueAsync(() => IsThereAsync(app), "the demo company moves in", Patience);
        return app;
    }

    private static async Task<bool> IsThereAsync(AppFixture app)
    {
        using var page = await app.Client.GetAsync("/simulator/U001/C-kudos", TestContext.Current.CancellationToken);
        return page.StatusCode == HttpStatusCode.OK;
    }
}
