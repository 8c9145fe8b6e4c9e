using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Requests;

/// <summary>What people write, press and put on messages, as the product gets it.</summary>
public sealed class TeamsTalkTests(SharedInboundHost shared) : IClassFixture<SharedInboundHost>
{
    private static readonly JsonObject Bot = SignedActivities.Mention(SignedActivities.Bot, "CultureBot");

    private readonly InboundHost _host = shared.Host;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("kudos <at>Bob</at> for the cake")]
    [InlineData("/kudos <at>Bob</at> for the cake")]
    [InlineData("Kudos: <at>Bob</at> for the cake\n")]
    [InlineData("  KUDOS   <at>Bob</at> for the cake")]
    public async Task A_command_is_its_first_word(string text)
    {
        var command = await _host.TellAsync<CommandRequest>(
            _host.Sign.Message(text, null, "ana", SignedActivities.Mention("29:bob", "Bob")), Cancelled);
        Assert.Equal("kudos", command.Command);
        Assert.Equal(new CommandText([new NamedAccount("29:bob", "Bob"), new TypedText(" for the cake")]), command.Text);
        Assert.Equal(("teams", SignedActivities.Tenant, "29:ana"), (command.Platform, command.WorkspaceId, command.AccountId));
        Assert.Equal(new ChatPlace("a:ana", "", PlaceKind.Direct), command.Place);
        Assert.Equal(new TeamsReplyPlace("a:ana", "29:ana", true, ""), TeamsReplyPlace.Find(command.ReplyTo));
    }

    [Theory]
    [InlineData("<at>CultureBot</at> kudos <at>Bob</at> thanks")]
    [InlineData("<at>CultureBot</at>kudos <at>Bob</at> thanks")]
    [InlineData("<at>CultureBot</at>&nbsp;/kudos <at>Bob</at> thanks")]
    [InlineData("<at>CultureBot</at>, kudos <at>Bob</at> thanks")]
    public async Task In_a_channel_the_mention_of_the_bot_is_not_part_of_it(string text)
    {
        var command = await _host.TellAsync<CommandRequest>(
            _host.Sign.Message(text, SignedActivities.Channel(root: "17"), "ana", Clone(Bot), SignedActivities.Mention("29:bob", "Bob")), Cancelled);
        Assert.Equal("@Bob thanks", command.Text.ToPlain());
        Assert.Equal(new ChatPlace("19:news@thread.tacv2", "", PlaceKind.Channel), command.Place);
        Assert.Equal(new TeamsReplyPlace("19:news@thread.tacv2;messageid=17", "29:ana", false, ""), TeamsReplyPlace.Find(command.ReplyTo));
    }

    [Fact]
    public async Task Anything_else_in_a_group_is_something_said_to_the_bot()
    {
        var mention = await _host.TellAsync<MentionRequest>(
            _host.Sign.Message("<at>CultureBot</at> thanks <at>CultureBot</at> and @bob", SignedActivities.GroupChat(), "ana", Clone(Bot), Clone(Bot)), Cancelled);
        Assert.Equal(
            new CommandText([new TypedText("thanks "), new NamedAccount(SignedActivities.Bot, "CultureBot"), new TypedText(" and "), new TypedHandle("bob")]),
            mention.Text);
        Assert.Equal(new ChatPlace("19:group@thread.v2", "Lunch", PlaceKind.PrivateChannel), mention.Place);
    }

    [Theory]
    [InlineData("hi", "culture", "")]
    [InlineData("help!", "culture", "")]
    [InlineData("", "culture", "")]
    [InlineData("culture", "culture", "")]
    [InlineData("kudos", "kudos", "")]
    public async Task A_single_word_in_the_own_chat_asks_what_one_can_do(string text, string command, string rest)
    {
        var request = await _host.TellAsync<CommandRequest>(_host.Sign.Message(text), Cancelled);
        Assert.Equal((command, rest), (request.Command, request.Text.ToPlain()));
    }

    [Fact]
    public async Task A_sentence_in_the_own_chat_is_something_said_to_the_bot() =>
        Assert.Equal("thanks @bob for it", (await _host.TellAsync<MentionRequest>(_host.Sign.Message("thanks @bob for it"), Cancelled)).Text.ToPlain());

    [Fact]
    public async Task What_is_not_said_to_the_bot_is_passed_over()
    {
        Assert.Empty(await _host.TellAsync(_host.Sign.Message("kudos to all", SignedActivities.Channel()), Cancelled));
        var fromAnApp = _host.Sign.Message("kudos");
        fromAnApp["from"]!["id"] = "28:another-app";
        Assert.Empty(await _host.TellAsync(fromAnApp, Cancelled));
    }

    [Fact]
    public async Task A_person_mentioned_by_their_Entra_id_is_their_account()
    {
        _host.Around.Accounts[SignedActivities.EntraId("bob")] = "29:bob";
        var command = await _host.TellAsync<CommandRequest>(
            _host.Sign.Message("kudos <at>Bob</at>", null, "ana", SignedActivities.Mention("8:orgid:" + SignedActivities.EntraId("bob"), "Bob")), Cancelled);
        Assert.Equal(new CommandText([new NamedAccount("29:bob", "Bob")]), command.Text);
    }

    [Fact]
    public async Task A_button_that_comes_as_a_message_is_a_button()
    {
        var pressed = _host.Sign.Activity("message");
        (pressed["value"], pressed["replyToId"]) = (FakeSurroundings.Data("kudos.send", "k1"), "card1");
        var button = await _host.TellAsync<ButtonRequest>(pressed, Cancelled);
        Assert.Equal(("kudos.send", "k1"), (button.Action, button.Value));
        Assert.Equal(new TeamsReplyPlace("a:ana", "29:ana", true, "card1"), TeamsReplyPlace.Find(button.ReplyTo));
    }

    [Fact]
    public async Task The_data_of_another_app_is_passed_over()
    {
        var pressed = _host.Sign.Activity("message");
        pressed["value"] = new JsonObject { ["kind"] = "submit" };
        Assert.Empty(await _host.TellAsync(pressed, Cancelled));
    }

    [Fact]
    public async Task A_form_on_a_card_names_people_by_their_accounts()
    {
        _host.Around.Accounts[SignedActivities.EntraId("bob")] = "29:bob";
        var form = new Form("kudos", "Give kudos", "Send", "Cancel", "draft", [new PeopleField("to", "To"), new TextField("words", "Words")]);
        var submitted = _host.Sign.Activity("message");
        submitted["value"] = FakeSurroundings.Data(form, ("to", $"29:cem,{SignedActivities.EntraId("bob")},{SignedActivities.EntraId("nobody")},29:bob"), ("words", "29:cem"));
        var request = await _host.TellAsync<FormRequest>(submitted, Cancelled);
        Assert.Equal(("kudos", "draft"), (request.FormId, request.State));
        Assert.Equal(["29:cem", "29:bob", SignedActivities.EntraId("nobody")], request.All("to"));
        Assert.Equal("29:cem", request.Text("words"));
    }

    [Theory]
    [InlineData("like", true)]
    [InlineData("heart", true)]
    [InlineData("1f64c_raisinghands", true)]
    [InlineData("clap-tone3", true)]
    [InlineData("sad", false)]
    [InlineData("angry", false)]
    [InlineData("likely", false)]
    public async Task Kind_reactions_on_the_bots_posts_are_those_that_somebody_listens_to(string type, bool counts)
    {
        var reacted = Reaction("17", "reactionsAdded", type);
        var requests = await _host.TellAsync(reacted, Cancelled);
        if (!counts)
        {
            Assert.Empty(requests);
            return;
        }

        var reaction = Assert.IsType<ReactionRequest>(Assert.Single(requests));
        Assert.Equal(("raised_hands", false), (reaction.Emoji, reaction.IsRemoved));
        Assert.Equal(new ChatMessage("19:news@thread.tacv2", "17", SignedActivities.Bot), reaction.Message);
        Assert.Equal(_host.Clock.Now.ToUnixTimeMilliseconds() * 1000, reaction.HappenedAt);
    }

    [Fact]
    public async Task A_reaction_in_a_thread_is_on_the_threads_message() => Assert.Equal(
        new ChatMessage("19:news@thread.tacv2;messageid=17", "18", SignedActivities.Bot),
        Assert.IsType<ReactionRequest>(Assert.Single(await _host.TellAsync(Reaction("18", "reactionsAdded", "like"), Cancelled))).Message);

    [Fact]
    public async Task A_reaction_taken_off_is_told_and_one_that_is_changed_stays()
    {
        Assert.True(Assert.IsType<ReactionRequest>(Assert.Single(await _host.TellAsync(Reaction("17", "reactionsRemoved", "like"), Cancelled))).IsRemoved);
        var changed = Reaction("17", "reactionsRemoved", "like");
        changed["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "heart" });
        Assert.False(Assert.IsType<ReactionRequest>(Assert.Single(await _host.TellAsync(changed, Cancelled))).IsRemoved);
    }

    private JsonObject Reaction(string message, string list, string type)
    {
        var reacted = _host.Sign.Activity("messageReaction", SignedActivities.Channel(root: "17"));
        reacted["replyToId"] = message;
        reacted[list] = new JsonArray(new JsonObject { ["type"] = type });
        return reacted;
    }

    private static JsonObject Clone(JsonObject node) => node.DeepClone().AsObject();
}
