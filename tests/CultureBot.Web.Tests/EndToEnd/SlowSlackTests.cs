using System.Diagnostics;
using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>People whom only Slack knows, and a Slack that takes its time to say who they are.</summary>
public sealed class SlowSlackTests
{
    private static readonly TimeSpan SlackWaits = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_slow_look_up_is_acknowledged_in_time_and_the_kudos_finished_afterwards()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.State.AddUser("U0NEW", "nora", "Nora New");
        company.Slack.Next("users.info", FakeSlackFault.Delay(TimeSpan.FromSeconds(5)));
        var url = company.Slack.NewResponseUrl();
        var watch = Stopwatch.StartNew();

        var sending = company.SendAsync(company.Requests.Command("/kudos", "<@U0NEW> " + Words, Mia, url));
        await company.UntilAsync(() => Task.FromResult(sending.IsCompleted));
        Assert.Equal("ephemeral", (string?)(await sending)!["response_type"]);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, SlackWaits);
        var answer = await company.RespondedAsync(url);
        await company.SettleAsync();

        Assert.Contains("Nora New", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(company.In(General));
        Assert.Contains(Words, Assert.Single(company.To("U0NEW")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_up_that_keeps_failing_gives_the_words_back()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.State.AddUser("U0NEW", "nora", "Nora New");
        company.Slack.Always("users.info", FakeSlackFault.Status(500));
        var url = company.Slack.NewResponseUrl();

        await company.SendAsync(company.Requests.Command("/kudos", "<@U0NEW> " + Words, Mia, url));
        var answer = await company.RespondedAsync(url);
        await company.SettleAsync();

        Assert.Contains("could not finish", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Words, answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
        Assert.Empty(company.Slack.State.Messages);
    }

    [Fact]
    public async Task What_Slack_reports_about_people_is_stored()
    {
        await using var company = await SlackCompany.StartAsync();
        var nora = company.Slack.State.AddUser("U0NEW", "nora", "Nora New");
        var ben = (JsonObject)company.Slack.State.Users.Single(u => (string?)u["id"] == Ben).DeepClone();
        ben["profile"]!["real_name"] = "Ben Renamed";
        ben["updated"] = 1_800_000_000;
        var cem = (JsonObject)company.Slack.State.Users.Single(u => (string?)u["id"] == Cem).DeepClone();
        cem["deleted"] = true;
        cem["updated"] = 1_800_000_000;

        await company.SendAsync(company.Requests.Event(new() { ["type"] = "team_join", ["user"] = nora.DeepClone() }, "Ev1"));
        await company.SendAsync(company.Requests.Event(new() { ["type"] = "user_change", ["user"] = ben }, "Ev2"));
        await company.SendAsync(company.Requests.Event(new() { ["type"] = "user_change", ["user"] = cem }, "Ev3"));

        Assert.Equal(
            ["Ben Renamed", "Nora New"],
            await company.ListAsync("SELECT name FROM accounts WHERE external_id IN ('U0BEN', 'U0CEM', 'U0NEW') AND deactivated_at IS NULL ORDER BY name"));

        await company.SendAsync(company.Requests.Event(new() { ["type"] = "app_uninstalled" }, "Ev4"));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM workspaces w JOIN installs i ON i.id = w.install_id WHERE w.disconnected_at IS NOT NULL AND i.token IS NULL"));
    }

    [Fact]
    public async Task Everybody_is_read_page_by_page_through_rate_limits()
    {
        await using var company = await SlackCompany.StartAsync(change: slack =>
        {
            slack.State.PageSize = 2;
            slack.State.IsLarge = true;
            slack.Next("users.list", FakeSlackFault.RateLimited(5)).Next("users.list", FakeSlackFault.Delay(TimeSpan.Zero)).Next("users.list", FakeSlackFault.RateLimited(30));
        });

        Assert.Equal(7, await company.CountAsync("SELECT COUNT(*) FROM accounts"));
        Assert.Equal(6, company.Slack.CallsOf("users.list").Count());
    }
}
