using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>What is Slack's own about giving: the command as it comes over the wire, and what must not come out again.</summary>
public sealed class SlackGivingTests
{
    // The fields and their order as Slack sends them.
    private const string Body =
        "token=verification_token&team_id=T0FAKE&team_domain=test-domain&channel_id=C0GENERAL&channel_name=general&user_id=U0MIA"
        + "&user_name=mia&command=%2Fkudos&text=%3C%40U0ANA%7Cana%3E+%3C%40U0BEN%7Cben%3E+Covered+the+phones+while+I+was+out+%23ownership"
        + "&enterprise_id=E111&enterprise_name=Org+Name&api_app_id=A111&is_enterprise_install=false"
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT111%2F111%2Fxxxxx&trigger_id=111.111.xxx";

    [Theory]
    [DatabaseData]
    public async Task A_command_and_its_retry_are_answered_alike_and_are_one_kudos(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);

        var answer = await company.SendAsync(company.Requests.Raw(Body, SignedRequests.Form));
        var retry = company.Requests.Raw(Body, SignedRequests.Form);
        retry.Headers.Add("X-Slack-Retry-Num", "1");
        retry.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        var again = await company.SendAsync(retry);
        await company.SettleAsync();

        Assert.Equal("ephemeral", (string?)answer!["response_type"]);
        Assert.Equal(answer.ToJsonString(), again!.ToJsonString());
        Assert.Contains("\"user_id\":\"U0ANA\"", Assert.Single(company.In(General)).Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
    }

    [Fact]
    public async Task Words_on_several_lines_are_kept_whole_and_say_nothing_to_Slack()
    {
        await using var company = await SlackCompany.StartAsync();

        await company.KudosAsync("<@U0ANA> wrote the guide &amp; taught *everybody*:\n&lt;!channel&gt; read it &lt;now&gt;");
        await company.SettleAsync();

        Assert.Equal(
            ["wrote the guide & taught *everybody*:\n<!channel> read it <now>"], await company.ListAsync("SELECT words FROM kudos"));
        var posted = Assert.Single(company.In(General));
        Assert.DoesNotContain("<!channel>", posted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"type\":\"broadcast\"", posted.Blocks!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_takes_the_place_of_the_question()
    {
        await using var company = await SlackCompany.StartAsync();

        var sent = await company.PressAsync(await company.KudosAsync("<@U0ANA> thanks!"), "kudos.send");

        Assert.True((bool?)sent["replace_original"]);
    }

    [Fact]
    public async Task Where_the_bot_is_not_it_goes_to_the_kudos_channel_and_the_giver_is_told_where()
    {
        await using var company = await SlackCompany.StartAsync();

        var answer = await company.KudosAsync("<@U0ANA> " + Words, Mia, ("channel_id", SmallTalk), ("channel_name", "small-talk"));
        await company.SettleAsync();

        Assert.Contains(General, answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(company.In(General));
        Assert.Empty(company.In(SmallTalk));
    }
}
