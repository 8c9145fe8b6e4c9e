using System.Net;
using System.Text.RegularExpressions;
using CultureBot.Testing.Slack;
using CultureBot.Web.Start;

namespace CultureBot.Web.Tests.Install;

/// <summary>How an invitation is made: by an administrator's button, or at the machine before the first workspace.</summary>
public sealed partial class InvitingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_makes_a_link_that_works()
    {
        await using var company = await InstallCompany.StartAsync();
        using var ada = await Browsers.SignedInAsync(company.App, await Company.AddAccountAsync(company.App, "Ada"));

        using var page = await Browsers.SubmitAsync(ada, "/settings", "/settings/slack-install-link");
        var html = await Browsers.HtmlAsync(page);
        var (browser, _) = await company.VisitAsync(Invite().Match(html).Groups["secret"].Value);
        browser.Dispose();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("within 24 hours", html, StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM install_invites i JOIN accounts a ON a.id = i.created_by WHERE a.name = 'Ada'"));
    }

    [Fact]
    public async Task Only_administrators_are_offered_the_button_and_only_they_may_press_it()
    {
        await using var company = await InstallCompany.StartAsync();
        using var hana = await Browsers.SignedInAsync(company.App, await Company.AddAccountAsync(company.App, "Hana"));
        using var settings = await hana.GetAsync("/settings/connections", Cancellation);
        using var pressed = await Browsers.SubmitAsync(hana, "/settings", "/settings/slack-install-link");
        using var stranger = await company.App.Client.PostAsync("/settings/slack-install-link", null, Cancellation);

        Assert.DoesNotContain("slack-install-link", await Browsers.HtmlAsync(settings), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (pressed.StatusCode, stranger.StatusCode));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM install_invites"));
    }

    [Fact]
    public async Task The_command_prints_a_link_for_the_first_install()
    {
        var folder = Directory.CreateTempSubdirectory("culturebot-invite-").FullName;
        await using var slack = await FakeSlack.StartAsync(Cancellation);
        var settings = InstallCompany.Settings(slack);
        settings["Database:ConnectionString"] = $"Data Source={Path.Combine(folder, "first.db")};Pooling=False";
        string[] args = ["slack-install-link", .. settings.Select(s => $"--{s.Key}={s.Value}")];
        await using var output = new StringWriter();

        Assert.Equal(0, await ProgramCommands.RunAsync(args, output, Cancellation));

        Assert.StartsWith("http://localhost:5080/slack/install?invite=", output.ToString(), StringComparison.Ordinal);
        await using var app = await AppFixture.StartAsync(settings);
        using var begun = await app.Client.GetAsync("/slack/install?invite=" + Invite().Match(output.ToString()).Groups["secret"].Value, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
    }

    [Theory]
    [InlineData("Slack:ClientSecret", "", "Slack:ClientSecret")]
    [InlineData("Slack:ClientId", "", "Slack:ClientId")]
    [InlineData("Slack:SigningSecret", "", "Slack:SigningSecret")]
    [InlineData("Web:PublicUrl", "", "Web:PublicUrl")]
    [InlineData("Web:PublicUrl", "http://culture.example.com", "Web:PublicUrl")]
    [InlineData("Secrets:PreviousKeys", "short", "Secrets:PreviousKeys")]
    [InlineData("Secrets:PreviousKeysFile", "no/such/file", "Secrets:PreviousKeysFile")]
    public async Task A_setting_that_is_missing_or_wrong_is_named_at_start(string key, string value, string named)
    {
        await using var slack = await FakeSlack.StartAsync(Cancellation);
        var settings = InstallCompany.Settings(slack);
        settings[key] = value;

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => AppFixture.StartAsync(settings));

        Assert.Contains(refused.Problems, problem => problem.Contains(named, StringComparison.Ordinal));
    }

    [GeneratedRegex("invite=(?<secret>[A-Za-z0-9_-]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Invite();
}
