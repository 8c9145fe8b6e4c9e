using CultureBot.Chat;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.Install;

/// <summary>Tokens that live for twelve hours, and refresh tokens that work once.</summary>
public sealed class RotationTests
{
    private const string Team = FakeSlack.TeamId;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task A_token_is_replaced_with_two_hours_left_again_and_again(DatabaseKind kind)
    {
        await using var company = await StartAsync(kind);
        for (var times = 1; times <= 3; times++)
        {
            var before = company.SlackApp.Live(Team)!;
            company.Clock.Advance(Duration.FromHours(10) + Duration.FromMinutes(1));
            await company.UntilAsync(async () => await company.TokenAsync(Team) is { } token && token != before.Text);

            Assert.Equal(company.SlackApp.Live(Team)!.Text, await company.TokenAsync(Team));
            before.IsExpired = true;
        }

        Assert.Equal(3, Refreshes(company));
        Assert.Equal([Team], await company.ConnectedAsync());
    }

    [Fact]
    public async Task A_call_that_meets_an_expired_token_refreshes_once_and_is_repeated()
    {
        await using var company = await StartAsync();
        company.SlackApp.Live(Team)!.IsExpired = true;
        var slack = company.App.Services.GetRequiredService<IChatPlatform>();

        var found = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => slack.FindAccountAsync(Team, "U0ANA", Cancellation)));

        Assert.All(found, account => Assert.Equal("Ana Lima", account?.DisplayName));
        Assert.Equal(1, Refreshes(company));
    }

    [Fact]
    public async Task An_old_token_is_used_to_its_end_while_Slack_cannot_give_a_new_one_and_nothing_is_given_up_after()
    {
        await using var company = await StartAsync();
        var old = company.SlackApp.Live(Team)!;
        company.Slack.Always("oauth.v2.access", FakeSlackFault.Status(503));

        company.Clock.Advance(Duration.FromHours(11));
        Assert.Equal(old.Text, await company.TokenAsync(Team));
        old.IsExpired = true;
        company.Clock.Advance(Duration.FromHours(2));
        var slack = company.App.Services.GetRequiredService<IChatPlatform>();
        var sending = slack.SendAsync(Team, new(DestinationKind.Channel, "C0GENERAL", Card.Of("Hello")), Cancellation);
        await company.UntilAsync(() => Task.FromResult(sending.IsCompleted));
        Assert.IsType<TryAgain>(await sending);

        company.Slack.Always("oauth.v2.access", null);
        company.Clock.Advance(Duration.FromMinutes(2));
        Assert.NotEqual(old.Text, await TokenInTheEndAsync(company));
        Assert.Equal([Team], await company.ConnectedAsync());
    }

    [Theory, DatabaseData]
    public async Task A_refresh_that_fails_for_good_ends_with_the_token_and_a_reinstall_begins_anew(DatabaseKind kind)
    {
        await using var company = await StartAsync(kind);
        var old = company.SlackApp.Live(Team)!;
        company.Slack.Next("oauth.v2.access", FakeSlackFault.Error("invalid_refresh_token"));

        company.Clock.Advance(Duration.FromHours(11));
        Assert.Equal(old.Text, await company.TokenAsync(Team));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM installs WHERE reinstall_needed_at IS NOT NULL") == 1);
        company.Clock.Advance(Duration.FromMinutes(2));
        Assert.Equal(old.Text, await company.TokenAsync(Team));
        company.Clock.Advance(Duration.FromHours(1));
        old.IsExpired = true;

        Assert.Null(await company.TokenAsync(Team));
        Assert.Empty(await company.ConnectedAsync());
        Assert.Equal(1, Refreshes(company));

        var fresh = await company.InstallAsync(Team);
        Assert.Equal(fresh.Text, await company.TokenAsync(Team));
        Assert.Equal([Team], await company.ConnectedAsync());
    }

    private static async Task<InstallCompany> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var company = await InstallCompany.StartAsync(kind);
        company.SlackApp.Rotates = true;
        company.Slack.State.AddUser("U0ANA", "ana", "Ana Lima");
        company.Slack.State.AddChannel("C0GENERAL", "general", isGeneral: true);
        await company.InstallAsync(Team);
        return company;
    }

    // A try that began before Slack could give one again may end without.
    private static async Task<string?> TokenInTheEndAsync(InstallCompany company)
    {
        Task<string?> asked;
        var tries = 0;
        do
        {
            asked = company.TokenAsync(Team).AsTask();
            await company.UntilAsync(() => Task.FromResult(asked.IsCompleted));
        }
        while (asked.IsFaulted && ++tries < 3);

        return await asked;
    }

    private static int Refreshes(InstallCompany company) =>
        company.Slack.CallsOf("oauth.v2.access").Count(c => (string?)c.Arguments["grant_type"] == "refresh_token");
}
