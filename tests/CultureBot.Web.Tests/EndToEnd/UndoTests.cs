using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>Taking a kudos back: every message that carried it follows.</summary>
public sealed class UndoTests
{
    [Theory]
    [DatabaseData]
    public async Task What_was_sent_says_that_it_was_taken_back(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);
        await company.KudosAsync("<@U0ANA> <@U0BEN> " + Words);
        await company.SettleAsync();

        var answer = await company.KudosAsync("undo");
        await company.SettleAsync();

        Assert.Contains("Taken back", answer.ToJsonString(), StringComparison.Ordinal);
        foreach (var message in (FakeSlackMessage[])[Assert.Single(company.In(General)), Assert.Single(company.To(Ana)), Assert.Single(company.To(Ben))])
        {
            Assert.Contains("taken back", message.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Words, message.Blocks!.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal(1, message.Updates);
        }
    }

    [Fact]
    public async Task What_was_not_sent_yet_never_is()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.Always("chat.postMessage", FakeSlackFault.RateLimited(60));
        var given = await company.KudosAsync("<@U0ANA> <@U0BEN> " + Words);

        await company.PressAsync(given, "kudos.undo");
        company.Slack.Always("chat.postMessage", null);
        await company.SettleAsync();

        Assert.Empty(company.Slack.State.Messages);
        Assert.Equal(["Cancelled"], await company.ListAsync("SELECT DISTINCT state FROM messages"));
    }

    [Fact]
    public async Task The_same_request_again_takes_back_no_other_one()
    {
        await using var company = await SlackCompany.StartAsync();
        await company.KudosAsync("<@U0ANA> " + Words);
        await company.KudosAsync("<@U0BEN> " + Words);

        await company.KudosAsync("undo", Mia, ("trigger_id", "1.2.same"));
        await company.KudosAsync("undo", Mia, ("trigger_id", "1.2.same"));
        await company.SettleAsync();

        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos WHERE undone_at IS NULL"));
    }

    [Fact]
    public async Task Nobody_takes_back_what_somebody_else_gave_and_nobody_after_a_day()
    {
        await using var company = await SlackCompany.StartAsync();
        var given = await company.KudosAsync("<@U0ANA> " + Words);

        var others = await company.PressAsync(given, "kudos.undo", Ben);
        await company.SettleAsync();
        company.Clock.Advance(Duration.FromHours(25));
        var late = await company.PressAsync(given, "kudos.undo");

        Assert.Contains("nothing of yours", others.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("more than 24 hours", late.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos WHERE undone_at IS NULL"));
    }
}
