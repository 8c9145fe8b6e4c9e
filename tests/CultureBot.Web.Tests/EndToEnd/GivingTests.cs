using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>A slash command with Slack's signature in, what Slack then holds out.</summary>
public sealed class GivingTests
{
    // The fields and their order as Slack sends them.
    private const string Body =
        "token=verification_token&team_id=T0FAKE&team_domain=test-domain&channel_id=C0GENERAL&channel_name=general&user_id=U0MIA"
        + "&user_name=mia&command=%2Fkudos&text=%3C%40U0ANA%7Cana%3E+%3C%40U0BEN%7Cben%3E+Covered+the+phones+while+I+was+out+%23ownership"
        + "&enterprise_id=E111&enterprise_name=Org+Name&api_app_id=A111&is_enterprise_install=false"
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT111%2F111%2Fxxxxx&trigger_id=111.111.xxx";

    [Theory]
    [DatabaseData]
    public async Task A_command_is_one_kudos_one_post_and_one_message_a_recipient_and_its_retry_changes_nothing(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);

        var answer = await company.SendAsync(company.Requests.Raw(Body, SignedRequests.Form));
        await company.SettleAsync();
        var first = await StandAsync(company);
        var retry = company.Requests.Raw(Body, SignedRequests.Form);
        retry.Headers.Add("X-Slack-Retry-Num", "1");
        retry.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        var again = await company.SendAsync(retry);
        await company.SettleAsync();

        Assert.Equal("ephemeral", (string?)answer!["response_type"]);
        Assert.Contains("Ana Lima", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            ["U0ANA", "U0BEN"],
            await company.ListAsync(
                "SELECT a.external_id FROM kudos_recipients r JOIN accounts a ON a.id = r.account_id ORDER BY r.position"));
        Assert.Equal(["ownership"], await company.ListAsync("SELECT tag FROM kudos_values"));
        var post = Assert.Single(company.In(General));
        Assert.Contains("\"user_id\":\"U0ANA\"", post.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Words, Assert.Single(company.To(Ana)).Text, StringComparison.Ordinal);
        Assert.Contains(Words, Assert.Single(company.To(Ben)).Text, StringComparison.Ordinal);
        Assert.Equal("1 kudos, 2 recipients, 3 messages, 3 posts", first);
        Assert.Equal(first, await StandAsync(company));
        Assert.Equal(answer.ToJsonString(), again!.ToJsonString());
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

    [Theory]
    [InlineData("private <@U0ANA> listened to me all afternoon", 1, 0)]
    [InlineData("private+manager <@U0ANA> listened to me all afternoon", 1, 1)]
    [InlineData("manager <@U0ANA> listened to me all afternoon", 0, 1)]
    public async Task What_is_not_public_goes_to_those_it_is_for_and_to_no_channel(string text, int toAna, int toHerManager)
    {
        await using var company = await SlackCompany.StartAsync();

        await company.KudosAsync(text, Ben);
        await company.SettleAsync();

        Assert.Equal(toAna, company.To(Ana).Count);
        Assert.Equal(toHerManager, company.To(Mia).Count);
        Assert.Empty(company.In(General));
        Assert.DoesNotContain("afternoon", await company.Operator().GetStringAsync("/api/v1/kudos", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!subteam^S0DESK|@front-desk> kept the lobby calm during the alarm")]
    [InlineData("@front-desk kept the lobby calm during the alarm")]
    public async Task A_group_is_thanked_by_its_name_and_each_member_is_told(string text)
    {
        await using var company = await SlackCompany.StartAsync();

        await company.KudosAsync(text);
        await company.SettleAsync();

        Assert.Contains("Front Desk", Assert.Single(company.In(General)).Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(company.To(Ben));
        Assert.Single(company.To(Cem));
        Assert.Equal(["Front Desk", "Front Desk"], await company.ListAsync("SELECT group_name FROM kudos_recipients"));
    }

    [Fact]
    public async Task Thin_words_are_asked_about_and_go_out_once_when_sent_as_they_are()
    {
        await using var company = await SlackCompany.StartAsync();

        var hint = await company.KudosAsync("<@U0ANA> thanks!");
        await company.SettleAsync();
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
        var sent = await company.PressAsync(hint, "kudos.send");
        await company.PressAsync(hint, "kudos.send");
        await company.SettleAsync();

        Assert.True((bool?)sent["replace_original"]);
        Assert.Contains("Ana Lima", sent.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(company.In(General));
        Assert.Single(company.To(Ana));
    }

    [Fact]
    public async Task From_a_direct_message_it_is_posted_only_after_a_confirmation()
    {
        await using var company = await SlackCompany.StartAsync();

        var question = await company.KudosAsync("<@U0ANA> " + Words, Mia, ("channel_id", "D0MIA"), ("channel_name", "directmessage"));
        await company.SettleAsync();
        Assert.Empty(company.In(General));
        await company.PressAsync(question, "kudos.post");
        await company.SettleAsync();

        Assert.Single(company.In(General));
        Assert.Single(company.To(Ana));
    }

    [Fact]
    public async Task From_a_direct_message_it_can_be_kept_private_or_dropped()
    {
        await using var company = await SlackCompany.StartAsync();

        var first = await company.KudosAsync("<@U0ANA> " + Words, Mia, ("channel_id", "D0MIA"), ("channel_name", "directmessage"));
        await company.PressAsync(first, "kudos.keep_private");
        var second = await company.KudosAsync("<@U0BEN> " + Words, Mia, ("channel_id", "D0MIA"), ("channel_name", "directmessage"));
        var dropped = await company.PressAsync(second, "kudos.not_now");
        await company.SettleAsync();

        Assert.Contains(Words, dropped.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(company.In(General));
        Assert.Single(company.To(Ana));
        Assert.Empty(company.To(Ben));
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

    [Theory]
    [InlineData("<@U0MIA> " + Words, "Thanking yourself")]
    [InlineData("<@U0ROBOT> " + Words, "is a bot")]
    [InlineData("<@U0GUS> " + Words, "no longer here")]
    [InlineData(Words, "Whom would you like to thank")]
    [InlineData("@nobody " + Words, "@nobody")]
    [InlineData("<@U0ANA>", "What did Ana Lima do")]
    [InlineData("manager <@U0BEN> " + Words, "manager")]
    public async Task A_refusal_is_kind_and_stores_and_sends_nothing(string text, string said)
    {
        await using var company = await SlackCompany.StartAsync();

        var answer = await company.KudosAsync(text);
        await company.SettleAsync();

        Assert.Contains(said, answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("0 kudos, 0 recipients, 0 messages, 0 posts", await StandAsync(company));
    }

    [Fact]
    public async Task The_same_text_to_the_same_person_within_a_minute_is_not_sent_twice()
    {
        await using var company = await SlackCompany.StartAsync();

        await company.KudosAsync("<@U0ANA> " + Words);
        var again = await company.KudosAsync("<@U0ANA> " + Words);
        await company.SettleAsync();

        Assert.Contains("a moment ago", again.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(company.In(General));
    }

    [Fact]
    public async Task A_form_that_a_button_opened_gives_a_kudos()
    {
        await using var company = await SlackCompany.StartAsync();

        Assert.Null(await company.SendAsync(company.Requests.Button("kudos.form", "", Mia, company.Slack.NewResponseUrl())));
        Assert.Equal("kudos", (string?)Assert.Single(company.Slack.State.Views)["callback_id"]);
        await company.SendAsync(company.Requests.Submission(
            "kudos",
            "",
            new()
            {
                ["people"] = Field("multi_users_select", "selected_users", """["U0ANA","U0BEN"]"""),
                ["words"] = Field("plain_text_input", "value", $"\"{Words}\""),
                ["values"] = Field("checkboxes", "selected_options", """[{"value":"care"}]"""),
                ["visibility"] = Field("static_select", "selected_option", """{"value":"Public"}"""),
            },
            Mia));
        await company.SettleAsync();

        Assert.Single(company.In(General));
        Assert.Single(company.To(Ana));
        Assert.Single(company.To(Ben));
        Assert.Equal(["care"], await company.ListAsync("SELECT tag FROM kudos_values"));
    }

    private static JsonObject Field(string type, string name, string value) =>
        new() { ["field"] = new JsonObject { ["type"] = type, [name] = JsonNode.Parse(value) } };

    private static async Task<string> StandAsync(SlackCompany company) =>
        $"{await company.CountAsync("SELECT COUNT(*) FROM kudos")} kudos, {await company.CountAsync("SELECT COUNT(*) FROM kudos_recipients")} recipients, "
        + $"{await company.CountAsync("SELECT COUNT(*) FROM messages")} messages, {company.Slack.CallsOf("chat.postMessage").Count()} posts";
}
