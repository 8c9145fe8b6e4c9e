using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>Every way to thank besides the command with its words: forms, shortcuts, mentions, emoji.</summary>
public sealed class WaysInTests
{
    private const string Ts = "1700000000.000100";

    [Theory]
    [DatabaseData]
    public async Task The_command_without_words_opens_the_form_and_what_is_written_there_is_posted_where_it_was_begun(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);

        Assert.Null(await company.SendAsync(company.Requests.Command("/kudos", "", Mia)));
        var view = Assert.Single(company.Slack.State.Views);
        var draft = (string)view["private_metadata"]!;
        var wrong = await company.SendAsync(company.Requests.Submission("kudos", draft, Values([Mia], "", "", "")!, Mia));
        var right = await company.SendAsync(
            company.Requests.Submission("kudos", draft, Values([Ana], Words, "The whole front desk", "Nobody waited")!, Mia));
        await company.SettleAsync();

        Assert.Equal("errors", (string?)wrong!["response_action"]);
        Assert.Equal(["people", "words"], wrong["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal("update", (string?)right!["response_action"]);
        Assert.Equal([$"{Words}\nThe whole front desk\nNobody waited"], await company.ListAsync("SELECT words FROM kudos"));
        Assert.Single(company.In(General));
    }

    [Fact]
    public async Task A_form_that_cannot_open_any_more_is_answered_with_the_ways_that_work()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.Next("views.open", FakeSlackFault.Error("expired_trigger_id"));

        var answer = await company.KudosAsync("");

        Assert.Contains("/kudos @name what they did", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_global_shortcut_opens_an_empty_form()
    {
        await using var company = await SlackCompany.StartAsync();

        Assert.Null(await company.SendAsync(company.Requests.Interaction(new() { ["type"] = "shortcut", ["callback_id"] = "give_kudos" }, Mia)));

        Assert.Equal("kudos", (string?)Assert.Single(company.Slack.State.Views)["callback_id"]);
    }

    [Theory]
    [DatabaseData]
    public async Task Thank_for_this_fills_in_the_author_and_keeps_the_link(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);

        Assert.Null(await company.SendAsync(company.Requests.Interaction(
            new()
            {
                ["type"] = "message_action", ["callback_id"] = "thank_for_message", ["response_url"] = company.Slack.NewResponseUrl(),
                ["channel"] = new JsonObject { ["id"] = General, ["name"] = "general" }, ["message_ts"] = Ts,
                ["message"] = new JsonObject { ["type"] = "message", ["user"] = Ana, ["ts"] = Ts, ["text"] = "Here is the list." },
            },
            Mia)));
        var view = Assert.Single(company.Slack.State.Views);
        await company.SendAsync(company.Requests.Submission("kudos", (string)view["private_metadata"]!, Values([Ana], "", "", ""), Mia));
        await company.SettleAsync();

        Assert.Contains("\"initial_users\":[\"U0ANA\"]", view.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("https://fake.slack.com/archives/C0GENERAL/p1700000000000100", Assert.Single(company.In(General)).Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(company.To(Ana));
    }

    [Theory]
    [DatabaseData]
    public async Task An_emoji_thanks_the_author_once_and_taking_it_off_takes_that_back(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);

        var added = Reacted("reaction_added", Mia, Ana, "1700000100.000100");
        await company.SendAsync(company.Requests.Event((JsonObject)added.DeepClone(), "Ev1"));
        await company.SendAsync(company.Requests.Event((JsonObject)added.DeepClone(), "Ev1"));
        await company.SettleAsync();
        var post = Assert.Single(company.In(General));
        var before = post.Blocks!.ToJsonString();
        var told = await WhisperAsync(company);
        await company.SendAsync(company.Requests.Event(Reacted("reaction_removed", Mia, Ana, "1700000200.000100"), "Ev2"));
        await company.SettleAsync();

        Assert.Contains("https://fake.slack.com/archives/C0GENERAL/p1700000000000100", before, StringComparison.Ordinal);
        Assert.Equal((Mia, General), (told.Reader, told.Channel));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos WHERE undone_at IS NOT NULL"));
        Assert.Contains("taken back", post.Text, StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData]
    public async Task An_emoji_that_was_taken_off_before_it_is_heard_of_thanks_nobody(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);

        await company.SendAsync(company.Requests.Event(Reacted("reaction_removed", Mia, Ana, "1700000200.000100"), "Ev2"));
        await company.SendAsync(company.Requests.Event(Reacted("reaction_added", Mia, Ana, "1700000100.000100"), "Ev1"));
        await company.SettleAsync();
        Assert.Empty(company.In(General));
        await company.SendAsync(company.Requests.Event(Reacted("reaction_added", Mia, Ana, "1700000300.000100"), "Ev3"));
        await company.SettleAsync();

        Assert.Single(company.In(General));
    }

    [Theory]
    [InlineData(Mia, "raised_hands")]
    [InlineData(Robot, "raised_hands")]
    [InlineData(Gus, "raised_hands")]
    [InlineData(Ana, "eyes")]
    [InlineData("", "raised_hands")]
    public async Task An_emoji_on_ones_own_a_bots_a_leavers_or_nobodys_message_and_another_emoji_change_nothing(string author, string emoji)
    {
        await using var company = await SlackCompany.StartAsync();

        await company.SendAsync(company.Requests.Event(Reacted("reaction_added", Mia, author, "1700000100.1", emoji), "Ev1"));
        await company.SettleAsync();

        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
        Assert.Empty(company.Slack.State.Whispers);
    }

    [Fact]
    public async Task An_emoji_in_a_private_channel_tells_nobody_outside_of_it()
    {
        const string Board = "C0BOARD";
        await using var company = await SlackCompany.StartAsync(change: slack => slack.State.AddChannel(Board, "board", isPrivate: true));
        company.Slack.Always("conversations.info", FakeSlackFault.Error("service_unavailable"));
        var happened = Reacted("reaction_added", Mia, Ana, "1700000100.1");
        happened["item"]!["channel"] = Board;
        // Too long ago to be relied on: the bot may have left since.
        await company.MoveToAsync(company.Clock.Now + NodaTime.Duration.FromMinutes(20));

        await company.SendAsync(company.Requests.Event(happened, "Ev1"));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
        company.Slack.Always("conversations.info", null);
        await company.SettleAsync();

        Assert.Contains("p1700000000000100", Assert.Single(company.In(Board)).Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(company.In(General));
        await company.MoveToAsync(NodaTime.Instant.FromUtc(2026, 11, 21, 1, 0));
        Assert.DoesNotContain(company.In(General), m => m.Blocks!.ToJsonString().Contains("p1700000000000100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_messages_of_one_author_are_two_thanks_even_within_a_minute()
    {
        await using var company = await SlackCompany.StartAsync();

        await company.SendAsync(company.Requests.Event(Reacted("reaction_added", Mia, Ana, "1700000100.1"), "Ev1"));
        await company.SendAsync(company.Requests.Event(Reacted("reaction_added", Mia, Ana, "1700000101.1", ts: "1700000000.000200"), "Ev2"));

        Assert.Equal(2, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
    }

    [Theory]
    [InlineData("<@U0BOT> thanks <@U0ANA> " + Words)]
    [InlineData("<@U0BOT>: <@U0ANA|ana> " + Words)]
    [InlineData("<@U0BOT> kudos <@U0ANA> " + Words)]
    [InlineData("<@U0BOT> <@U0ANA> " + Words)]
    public async Task A_mention_of_the_bot_thanks_and_an_edit_of_it_does_not_thank_again(string text)
    {
        await using var company = await SlackCompany.StartAsync();

        await company.SendAsync(company.Requests.Event(Said(text), "Ev1"));
        await company.SendAsync(company.Requests.Event(Said(text + " indeed"), "Ev2"));
        await company.SettleAsync();

        Assert.Equal([Words], await company.ListAsync("SELECT words FROM kudos"));
        Assert.Single(company.In(General));
        Assert.All(company.Slack.State.Whispers, w => Assert.Equal(Mia, w.Reader));
    }

    [Fact]
    public async Task A_mention_without_anything_is_answered_with_help_for_the_asker_alone()
    {
        await using var company = await SlackCompany.StartAsync();

        await company.SendAsync(company.Requests.Event(Said("<@U0BOT>"), "Ev1"));

        Assert.Contains("/kudos @name", (await WhisperAsync(company)).Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(company.In(General));
    }

    // It is sent once Slack has its 200.
    private static async Task<FakeSlackMessage> WhisperAsync(SlackCompany company)
    {
        await company.UntilAsync(() => Task.FromResult(company.Slack.State.Whispers.Count > 0));
        return Assert.Single(company.Slack.State.Whispers);
    }

    private static JsonObject Said(string text) => new()
    {
        ["type"] = "app_mention", ["user"] = Mia, ["text"] = text, ["ts"] = Ts, ["channel"] = General, ["event_ts"] = Ts,
    };

    private static JsonObject Reacted(string type, string user, string author, string at, string emoji = "raised_hands::skin-tone-3", string ts = Ts)
    {
        JsonObject happened = new()
        {
            ["type"] = type, ["user"] = user, ["reaction"] = emoji, ["event_ts"] = at,
            ["item"] = new JsonObject { ["type"] = "message", ["channel"] = General, ["ts"] = ts },
        };
        if (author.Length > 0) happened["item_user"] = author;
        return happened;
    }

    private static JsonObject Values(string[] people, string words, string helped, string changed) => new()
    {
        ["people"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "multi_users_select", ["selected_users"] = new JsonArray([.. people.Select(p => (JsonNode)p)]) } },
        ["words"] = Text(words), ["helped"] = Text(helped), ["changed"] = Text(changed),
        ["visibility"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "radio_buttons", ["selected_option"] = new JsonObject { ["value"] = "Public" } } },
    };

    private static JsonObject Text(string typed) => new()
    {
        ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = typed.Length == 0 ? null : typed },
    };
}
