using CultureBot.Testing.Slack;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd.Faults;

/// <summary>What becomes of a kudos when Slack takes its messages late, in part or not at all.</summary>
public sealed class SendingFaultsTests
{
    public static TheoryData<string, FakeSlackFault> Passing => new()
    {
        { "429", FakeSlackFault.RateLimited(7) },
        { "429 without Retry-After", FakeSlackFault.RateLimited(null) },
        { "ratelimited in a 200", FakeSlackFault.Error("ratelimited") },
        { "service_unavailable", FakeSlackFault.Error("service_unavailable") },
        { "503", FakeSlackFault.Status(503) },
        { "500", FakeSlackFault.Status(500) },
        { "a proxy's 403", FakeSlackFault.Status(403) },
        { "a proxy's 407", FakeSlackFault.Status(407) },
        { "a sign-in page", FakeSlackFault.Body("<html>sign in</html>") },
        { "half an answer", FakeSlackFault.Body("{\"ok\":tr") },
        { "a broken connection", FakeSlackFault.Reset() },
        { "silence", FakeSlackFault.Hang() },
        { "a body without end", FakeSlackFault.SlowBody() },
    };

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task What_passes_delays_a_kudos_and_doubles_nothing(string _, FakeSlackFault fault)
    {
        await using var company = await SlackCompany.StartAsync(callTimeout: TimeSpan.FromSeconds(0.5));
        company.Slack.Next("chat.postMessage", fault).Next("chat.postMessage", fault);

        await company.KudosAsync("<@U0ANA> " + Words);
        await company.SettleAsync();

        Assert.Single(company.In(General));
        Assert.Single(company.To(Ana));
        Assert.Equal(4, company.Slack.CallsOf("chat.postMessage").Count());
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("is_archived")]
    [InlineData("restricted_action")]
    [InlineData("msg_blocks_too_long")]
    [InlineData("invented_tomorrow")]
    public async Task A_post_that_the_channel_does_not_take_is_a_dead_letter_with_its_word_and_the_recipient_is_told_even_so(string error)
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.Next("chat.postMessage", FakeSlackFault.Error(error));

        await company.KudosAsync("<@U0ANA> " + Words);
        await company.SettleAsync();

        Assert.Equal([error], await company.ListAsync("SELECT last_error FROM messages WHERE state = 'Dead'"));
        Assert.Equal(1, company.In(General).Count + company.To(Ana).Count);
        Assert.Equal(2, company.Slack.CallsOf("chat.postMessage").Count());
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("token_revoked")]
    [InlineData("missing_scope")]
    public async Task Without_a_good_token_thanks_wait_and_go_out_once_it_is_good_again(string error)
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.Always("chat.postMessage", FakeSlackFault.Error(error));
        await company.KudosAsync("<@U0ANA> " + Words);
        await company.SettleAsync();
        Assert.Equal([error, error], await company.ListAsync("SELECT last_error FROM messages WHERE state = 'Waiting'"));

        company.Slack.Always("chat.postMessage", null);
        await company.MoveToAsync(company.Clock.Now + Duration.FromMinutes(61));

        Assert.Single(company.In(General));
        Assert.Single(company.To(Ana));
    }

    [Fact]
    public async Task An_hour_in_which_Slack_answers_with_nothing_but_errors_loses_nothing()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.Always("chat.postMessage", FakeSlackFault.Status(500));
        await company.KudosAsync("<@U0ANA> " + Words);
        var end = company.Clock.Now + Duration.FromHours(1);
        while (company.Clock.Now < end) await company.MoveToAsync(company.Clock.Now + Duration.FromMinutes(10));
        company.Slack.Always("chat.postMessage", null);

        while (company.To(Ana).Count == 0 || company.In(General).Count == 0)
        {
            Assert.True(company.Clock.Now < end + Duration.FromHours(6), "It did not arrive within six hours.");
            await company.MoveToAsync(company.Clock.Now + Duration.FromMinutes(30));
        }

        Assert.Single(company.In(General));
        Assert.Single(company.To(Ana));
    }

    [Fact]
    public async Task An_answer_whose_place_has_closed_is_no_reason_to_try_for_ever()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.State.AddUser("U0NEW", "nora", "Nora New");
        company.Slack.Next("users.info", FakeSlackFault.Status(500));
        var url = company.Slack.NewResponseUrl();
        company.Slack.Always("response_url", FakeSlackFault.Status(503));
        await company.SendAsync(company.Requests.Command("/kudos", "<@U0NEW> " + Words, Mia, url));
        await company.SettleAsync();

        for (var i = 0; i < 4; i++) await company.MoveToAsync(company.Clock.Now + Duration.FromMinutes(10));

        Assert.Equal(["Dead"], await company.ListAsync("SELECT state FROM messages WHERE destination_kind = 'Reply'"));
        Assert.Single(company.To("U0NEW"));
        Assert.Single(company.In(General));
    }
}
