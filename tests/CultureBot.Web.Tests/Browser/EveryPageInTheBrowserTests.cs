using CultureBot.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CultureBot.Web.Tests.Browser;

/// <summary>Every page that has an address of its own, with the demo company in it, as whoever may see it.</summary>
[Collection(OneChromium.Name)]
public sealed class EveryPageInTheBrowserTests(Chromium chromium, EveryPageInTheBrowserTests.Demo demo) : IClassFixture<EveryPageInTheBrowserTests.Demo>
{
    // A leads nobody; M leads; H is of HR; C is administrator and auditor.
    private static readonly (string Name, string Handle)[] People = [("colleague", "bram"), ("manager", "odalys"), ("hr", "fenn"), ("administrator", "hollis")];

    // Not pages: what is downloaded, asked by programs or a way in.
    private static readonly string[] OtherAddresses = [".csv", ".json", "/health", "/slack", "/sign-in", "/first-administrator", "/error", "/openapi"];

    [Theory]
    [InlineData("light", ColorScheme.Light, 1440)]
    [InlineData("dark", ColorScheme.Dark, 1440)]
    [InlineData("phone", ColorScheme.Light, 390)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task Nothing_is_wrong_with_it_in_any_light_or_width(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        List<string> wrong = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        // Those who see the most first: each page once.
        foreach (var (person, handle) in People.Reverse())
        {
            await using var window = await SignInAsync(handle, width, scheme);
            foreach (var address in await ListAsync(window.Page))
            {
                if (!seen.Add(address)) continue;
                await window.Page.GotoAsync(address);
                wrong.AddRange((await PageAudit.RunAsync(window.Page)).Select(fault => $"{address}: {fault}"));
                await window.TakePictureAsync($"page-{(address == "/" ? "my-page" : address.Trim('/').Replace('/', '-'))}-{name}", isWhole: true);
            }

            window.AssertNoComplaints();
            Assert.True(seen.Count > 0, person);
        }

        Assert.Empty(wrong);
        Assert.Equal(Pages(), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everybodys_menu_leads_to_pages_that_open_for_them()
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        List<string> wrong = [];
        foreach (var (person, handle) in People)
        {
            await using var window = await SignInAsync(handle, 1440, ColorScheme.Light);
            foreach (var address in await LinksAsync(window.Page))
            {
                var answer = await window.Page.GotoAsync(address);
                if (answer!.Status != 200) wrong.Add($"{person}: {address}: {answer.Status}");
                else if (address != "/simulator" && await window.Page.Locator($"nav a[href='{address}'][aria-current=page]").CountAsync() != 1) wrong.Add($"{person}: {address} is not marked in the menu");
            }
        }

        Assert.Empty(wrong);
    }

    private async Task<Window> SignInAsync(string handle, int width, ColorScheme scheme)
    {
        var account = await demo.App.Database.ReadAsync(
            sql => sql.ScalarAsync<Guid>("SELECT id FROM accounts WHERE handle = @Handle", new { Handle = handle }), TestContext.Current.CancellationToken);
        var window = await chromium.OpenAsync(demo.App.Address, width, 1200, scheme);
        await window.Page.GotoAsync(await Browsers.LinkAsync(demo.App, new(account)));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        return window;
    }

    /// <summary>Those of all pages that whoever is signed in may open.</summary>
    private async Task<List<string>> ListAsync(IPage page)
    {
        List<string> open = [];
        foreach (var address in Pages())
        {
            var answer = await page.Context.APIRequest.GetAsync(new Uri(demo.App.Address, address).AbsoluteUri);
            if (answer.Status == 200) open.Add(address);
        }

        return open;
    }

    private static async Task<string[]> LinksAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('nav[aria-label=Pages] a')].map(a => a.getAttribute('href'))");

    private List<string> Pages() =>
    [
        .. demo.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(AccessMap.RowOf).OfType<AccessRow>()
            .Where(row => row is { Method: "GET", Who: Who.Anyone or Who.SignedIn or Who.InRole } && !row.Pattern.Contains('{', StringComparison.Ordinal)
                && !OtherAddresses.Any(other => row.Pattern.Contains(other, StringComparison.Ordinal)))
            .Select(row => row.Pattern).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>One company for all of them.</summary>
    public sealed class Demo : IAsyncLifetime
    {
        public AppFixture App { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            if (Chromium.Unavailable is not null) return;
            App = await DemoCompanyApp.StartAsync(new() { ["Roles:Administrators"] = "hollis@tidewater.example", ["Roles:Auditors"] = "hollis@tidewater.example", ["Roles:Hr"] = "fenn@tidewater.example" });
        }

        public async ValueTask DisposeAsync()
        {
            if (App is not null) await App.DisposeAsync();
        }
    }
}
