using System.Net;
using System.Text.RegularExpressions;
using CultureBot.Storage;
using CultureBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests;

public sealed partial class FirstAdministratorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_signed_in_becomes_administrator_by_the_address_of_the_start_once()
    {
        var (app, log) = await StartAsync();
        await using var running = app;
        var address = AddressIn(log);
        using var ada = await SignedInAsync(app, await Company.AddAccountAsync(app, "Ada"));
        using var ben = await SignedInAsync(app, await Company.AddAccountAsync(app, "Ben"));
        using var shown = await ada.GetAsync(address, Cancellation);

        using var become = await PressAsync(ada, address);
        using var roles = await ada.GetAsync("/roles", Cancellation);
        using var again = await ben.GetAsync(address, Cancellation);
        using var pressedAgain = await SubmitAsync(ben, "/", address);
        using var others = await ben.GetAsync("/roles", Cancellation);
        await app.RestartAsync();

        Assert.Contains("You are signed in as Ada", await HtmlAsync(shown), StringComparison.Ordinal);
        Assert.Equal("/roles?find=Ada", become.Headers.Location!.OriginalString);
        Assert.Contains("First administrator since", await HtmlAsync(roles), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (again.StatusCode, pressedAgain.StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, others.StatusCode);
        Assert.Single(log.About("/first-administrator/"));
        Assert.Equal(1, await CountAsync(app, "SELECT COUNT(*) FROM audit_entries WHERE action = 'role.first'"));
    }

    [Fact]
    public async Task Whoever_arrives_with_the_address_and_then_signs_in_is_led_back_to_it()
    {
        var (app, log) = await StartAsync();
        await using var running = app;
        var address = AddressIn(log);
        using var browser = app.NewClient(cookies: true);
        using var arrived = await browser.GetAsync(address, Cancellation);
        using var early = await SubmitAsync(browser, await LinkAsync(app, await Company.AddAccountAsync(app, "Ben")), address);

        using var signedIn = await PressAsync(browser, await LinkAsync(app, await Company.AddAccountAsync(app, "Ada")));
        using var become = await PressAsync(browser, signedIn.Headers.Location!.OriginalString);
        using var next = await PressAsync(browser, await LinkAsync(app, await Company.AddAccountAsync(app, "Cem")));

        Assert.Contains("Sign in, and it can be you", await HtmlAsync(arrived), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, early.StatusCode);
        Assert.Equal(address, signedIn.Headers.Location.OriginalString);
        Assert.Equal("/roles?find=Ada", become.Headers.Location!.OriginalString);
        Assert.Equal("/", next.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Each_start_makes_an_address_of_its_own_and_only_its_hash_is_stored()
    {
        var (app, log) = await StartAsync();
        await using var running = app;
        var before = AddressIn(log);
        await app.RestartAsync();
        var lines = log.About("/first-administrator/");
        var now = Secret().Match(lines[^1]).Value;
        using var ada = await SignedInAsync(app, await Company.AddAccountAsync(app, "Ada"));

        using var old = await ada.GetAsync(before, Cancellation);
        using var guessed = await ada.GetAsync("/first-administrator/" + new string('A', 43), Cancellation);
        using var latest = await ada.GetAsync(now, Cancellation);

        Assert.Equal(2, lines.Count);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.OK), (old.StatusCode, guessed.StatusCode, latest.StatusCode));
        Assert.Equal(43, now.Split('/')[^1].Length);
        Assert.Equal(0, await CountAsync(app, $"SELECT COUNT(*) FROM first_administrator WHERE secret_hash = '{now.Split('/')[^1]}'"));
        Assert.Equal(1, await CountAsync(app, "SELECT COUNT(*) FROM first_administrator"));
    }

    [Fact]
    public async Task A_guest_is_told_kindly_and_leaves_the_address_to_others()
    {
        var (app, log) = await StartAsync();
        await using var running = app;
        var address = AddressIn(log);
        using var guest = await SignedInAsync(app, await Company.AddAccountAsync(app, "Gil"));
        await app.Database.WriteAsync(sql => sql.ExecuteAsync("UPDATE accounts SET kind = 'Guest'"), WriteUrgency.Acknowledgement, Cancellation);
        using var ada = await SignedInAsync(app, await Company.AddAccountAsync(app, "Ada"));

        using var refused = await PressAsync(guest, address);
        using var become = await PressAsync(ada, address);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, become.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_printed_while_the_configuration_names_an_administrator()
    {
        var (app, log) = await StartAsync("ada@example.com");
        await using var running = app;

        Assert.NotEmpty(log.About("CultureBot is ready at"));
        Assert.Empty(log.About("/first-administrator/"));
    }

    private static async Task<(AppFixture App, LogLines Log)> StartAsync(string? administrators = null)
    {
        LogLines log = new();
        var app = await AppFixture.StartAsync(
            new() { ["Roles:Administrators"] = administrators, ["Logging:LogLevel:Default"] = "Information" },
            adjust: services => services.AddSingleton<ILoggerProvider>(log));
        return (app, log);
    }

    private static string AddressIn(LogLines log) => Secret().Match(Assert.Single(log.About("/first-administrator/"))).Value;

    private static Task<long> CountAsync(AppFixture app, string query) =>
        app.Database.ReadAsync(sql => sql.ScalarAsync<long>(query), Cancellation);

    [GeneratedRegex("/first-administrator/[A-Za-z0-9_-]{43}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
