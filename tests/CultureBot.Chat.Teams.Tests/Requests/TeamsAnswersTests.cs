using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Requests;

/// <summary>Every kind of answer to every kind of question, as Teams gets it.</summary>
public sealed class TeamsAnswersTests : IAsyncLifetime
{
    private static readonly Form Kudos =
        new("kudos", "Give kudos", "Send", "Cancel", "draft", [new PeopleField("to", "To"), new TextField("words", "Words") { Hint = "A sentence" }]);

    private static readonly Card Hello = Card.Of("Hello!");
    private static readonly Card Menu = new("Menu", [new TextBlock("Menu"), new ActionsBlock([new Button { Label = "Go", Action = "kudos.send" }])]);
    private static readonly JsonObject Typed = FakeSurroundings.Data(Kudos, ("to", "29:bob"), ("words", "for the cake"));
    private static readonly JsonObject Pressed = FakeSurroundings.Data("kudos.send", "k1");

    private InboundHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await InboundHost.StartAsync(Cancelled);
        _host.Around.Suggested = [new("29:bob", "Bob"), new("29:cem", "Cem")];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_message_is_acknowledged_and_answered_by_a_message()
    {
        _host.Recorder.Says(ChatAnswer.Private(Hello));
        await _host.TellAsync(_host.Sign.Message("kudos"), Cancelled);
        Assert.Equal((new TeamsReplyPlace("a:ana", "29:ana", true, ""), Hello), CardReply());
    }

    [Fact]
    public async Task A_form_after_a_message_is_asked_on_a_card()
    {
        _host.Recorder.Says(ChatAnswer.Open(Kudos, Hello));
        await _host.TellAsync(_host.Sign.Message("kudos"), Cancelled);
        Assert.Equal("kudos", FormReply().Id);
    }

    [Fact]
    public async Task A_form_on_a_card_comes_back_with_what_was_typed_and_what_is_wrong()
    {
        _host.Recorder.Says(Errors("words", "Say a bit more."));
        var submitted = _host.Sign.Activity("message");
        (submitted["value"], submitted["replyToId"]) = (Typed.DeepClone(), "card1");
        await _host.TellAsync(submitted, Cancelled);
        var form = FormReply();
        Assert.Equal(["29:bob"], Assert.IsType<PeopleField>(form.Fields[0]).Initial);
        var words = Assert.IsType<TextField>(form.Fields[1]);
        Assert.Equal(("for the cake", "Say a bit more."), (words.Initial, words.Hint));
    }

    [Fact]
    public async Task A_button_in_the_own_chat_is_answered_in_the_place_of_its_card()
    {
        _host.Recorder.Says(ChatAnswer.Private(Hello));
        var answer = await _host.AskAsync(Press(Pressed), Cancelled);
        AssertJson("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","shows":"Hello!"}}""", answer);
        Assert.Empty(_host.Around.Replies);
        Assert.Equal("card1", TeamsReplyPlace.Find(Assert.Single(_host.Recorder.Requests).ReplyTo)?.CardId);
    }

    [Fact]
    public async Task A_button_that_others_see_is_answered_for_a_moment()
    {
        _host.Recorder.Says(ChatAnswer.Private(Hello));
        var answer = await _host.AskAsync(Press(Pressed, SignedActivities.Channel()), Cancelled);
        AssertJson("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Hello!"}""", answer);
        Assert.Empty(_host.Around.Replies);
        Assert.Equal("", TeamsReplyPlace.Find(Assert.Single(_host.Recorder.Requests).ReplyTo)?.CardId);
    }

    [Fact]
    public async Task What_asks_for_a_decision_goes_to_the_own_chat_when_others_are_around()
    {
        var question = new Card("Menu", [new ActionsBlock([new Button { Label = "Go", Action = "kudos.send", Style = ButtonStyle.Primary }])]);
        _host.Recorder.Says(ChatAnswer.Private(question));
        await _host.AskAsync(Press(Pressed, SignedActivities.GroupChat()), Cancelled);
        Assert.Equal((new TeamsReplyPlace("19:group@thread.v2", "29:ana", false, ""), question), CardReply());
    }

    [Fact]
    public async Task What_one_merely_could_do_as_well_is_no_message_when_others_are_around()
    {
        _host.Recorder.Says(ChatAnswer.Private(Menu));
        await _host.AskAsync(Press(Pressed, SignedActivities.GroupChat()), Cancelled);
        Assert.Empty(_host.Around.Replies);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_after_a_button_is_inputs_on_a_card_of_the_own_chat(bool isPersonal)
    {
        _host.Recorder.Says(ChatAnswer.Open(Kudos, Hello));
        var answer = await _host.AskAsync(Press(Pressed, isPersonal ? null : SignedActivities.Channel()), Cancelled);
        if (isPersonal)
        {
            AssertJson("""{"type":"AdaptiveCard","form":"kudos","isDialog":false,"people":2,"typed":null,"errors":null}""", answer["value"]);
            return;
        }

        Assert.Equal(TeamsWords.SeeOurChat, answer["value"]!.GetValue<string>());
        Assert.Equal("kudos", FormReply().Id);
    }

    [Fact]
    public async Task A_card_of_inputs_keeps_them_when_something_is_wrong()
    {
        _host.Recorder.Says(Errors("words", "Say a bit more."));
        var answer = await _host.AskAsync(Press(Typed), Cancelled);
        AssertJson(
            """{"type":"AdaptiveCard","form":"kudos","isDialog":false,"people":2,"typed":{"to":"29:bob","words":"for the cake"},"errors":{"words":"Say a bit more."}}""",
            answer["value"]);
    }

    [Fact]
    public async Task A_button_that_has_nothing_to_say_says_so()
    {
        var answer = await _host.AskAsync(Press(Pressed), Cancelled);
        Assert.Equal(("application/vnd.microsoft.activity.message", TeamsWords.Done), (answer["type"]!.GetValue<string>(), answer["value"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"approve","data":{"requestId":1}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"x","data":{"button":"no.such","value":""}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""")]
    [InlineData("""{"action":null}""")]
    [InlineData("{}")]
    public async Task A_button_that_nobody_knows_gets_an_error_in_a_200(string value)
    {
        var answer = await _host.AskAsync(_host.Sign.Invoke("adaptiveCard/action", JsonNode.Parse(value)), Cancelled);
        Assert.Equal((400, "application/vnd.microsoft.error"), (answer["statusCode"]!.GetValue<int>(), answer["type"]!.GetValue<string>()));
        Assert.Equal(("BadRequest", TeamsWords.UnknownButton), (answer["value"]!["code"]!.GetValue<string>(), answer["value"]!["message"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("task/fetch")]
    [InlineData("task/submit")]
    [InlineData("composeExtension/submitAction")]
    public async Task A_dialog_shows_a_form_a_card_or_a_sentence(string name)
    {
        var invoke = new JsonObject { ["data"] = Pressed.DeepClone() };
        _host.Recorder.Says(ChatAnswer.Open(Kudos, Hello));
        var form = await _host.AskAsync(_host.Sign.Invoke(name, invoke.DeepClone()), Cancelled);
        AssertJson(
            """
            {"task":{"type":"continue","value":{"title":"Give kudos","height":"medium","width":"medium","card":{"contentType":"application/vnd.microsoft.card.adaptive",
            "content":{"type":"AdaptiveCard","form":"kudos","isDialog":true,"people":2,"typed":null,"errors":null}}}}}
            """,
            form);

        _host.Recorder.Says(ChatAnswer.Private(Menu));
        var card = await _host.AskAsync(_host.Sign.Invoke(name, invoke.DeepClone()), Cancelled);
        AssertJson("""{"type":"AdaptiveCard","dialog":"Menu"}""", card["task"]!["value"]!["card"]!["content"]);

        _host.Recorder.Says(ChatAnswer.Private(Hello));
        AssertJson("""{"task":{"type":"message","value":"Hello!"}}""", await _host.AskAsync(_host.Sign.Invoke(name, invoke.DeepClone()), Cancelled));
    }

    [Theory]
    [InlineData("task/submit")]
    [InlineData("composeExtension/submitAction")]
    public async Task A_submitted_dialog_closes_or_keeps_what_was_typed(string name)
    {
        var invoke = new JsonObject { ["commandId"] = "give_kudos", ["data"] = Typed.DeepClone() };
        Assert.Equal((HttpStatusCode.OK, null), await _host.SendAsync(_host.Sign.Invoke(name, invoke.DeepClone()), Cancelled));

        _host.Recorder.Says(Errors("to", "Whom?"));
        var answer = await _host.AskAsync(_host.Sign.Invoke(name, invoke.DeepClone()), Cancelled);
        AssertJson(
            """{"type":"AdaptiveCard","form":"kudos","isDialog":true,"people":2,"typed":{"to":"29:bob","words":"for the cake"},"errors":{"to":"Whom?"}}""",
            answer["task"]!["value"]!["card"]!["content"]);
    }

    [Theory]
    [InlineData("task/fetch", """{"data":{"dialog":"d1"}}""")]
    [InlineData("task/submit", """{"data":"x"}""")]
    [InlineData("task/submit", "{}")]
    [InlineData("composeExtension/submitAction", """{"data":{"x":1}}""")]
    [InlineData("composeExtension/fetchTask", """{"commandId":"createRequest"}""")]
    public async Task A_dialog_that_nobody_knows_says_so(string name, string value)
    {
        var answer = await _host.AskAsync(_host.Sign.Invoke(name, JsonNode.Parse(value)), Cancelled);
        Assert.Equal(TeamsWords.UnknownButton, answer["task"]!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_extension_action_opens_its_form()
    {
        _host.Recorder.Says(ChatAnswer.Open(Kudos, Hello));
        await _host.AskAsync(_host.Sign.Invoke("composeExtension/fetchTask", new JsonObject { ["commandId"] = "give_kudos", ["commandContext"] = "compose" }), Cancelled);
        var shortcut = Assert.IsType<ShortcutRequest>(Assert.Single(_host.Recorder.Requests));
        Assert.Equal(("give_kudos", null), (shortcut.Shortcut, shortcut.Message));
    }

    [Theory]
    [InlineData("a:ana", true)]
    [InlineData("19:ana_bob@unq.gbl.spaces", false)]
    [InlineData("19:group@thread.v2", false)]
    public async Task An_extension_used_where_the_bot_may_not_be_teaches_nothing_of_the_place(string conversation, bool isLearnt)
    {
        var place = conversation.Contains("@thread", StringComparison.Ordinal) ? SignedActivities.GroupChat() : SignedActivities.Personal();
        place["id"] = conversation;
        await _host.AskAsync(_host.Sign.Invoke("composeExtension/fetchTask", new JsonObject { ["commandId"] = "give_kudos" }, place), Cancelled);
        var remembered = Assert.Single(_host.Around.Remembered);
        Assert.Equal((isLearnt ? conversation : null, "29:ana", SignedActivities.Tenant), (remembered.Conversation?.Id, remembered.From?.Id, remembered.TenantId));
    }

    [Fact]
    public async Task Whoever_a_form_begins_with_can_be_named_by_its_picker()
    {
        _host.Platform.Accounts["29:dee"] = new() { AccountId = "29:dee", DisplayName = "Dee", Kind = AccountKind.Member };
        var form = Kudos with { Fields = [new PeopleField("to", "To") { Initial = ["29:dee", "29:bob", "29:nobody"] }] };
        _host.Recorder.Says(ChatAnswer.Open(form, Hello));
        var answer = await _host.AskAsync(_host.Sign.Invoke("composeExtension/fetchTask", new JsonObject { ["commandId"] = "give_kudos" }), Cancelled);
        // Bob and Cem are suggested, and Dee is looked up.
        Assert.Equal(3, answer["task"]!["value"]!["card"]!["content"]!["people"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"id":"20","replyToId":"17","from":{"user":{"id":"BOB"}}}""", "19:news@thread.tacv2;messageid=17", "29:bob")]
    [InlineData("""{"id":"17","from":{"user":{"id":"BOB"}}}""", "19:news@thread.tacv2", "29:bob")]
    [InlineData("""{"id":"17","replyToId":"","from":{"user":{"id":"nobody"}}}""", "19:news@thread.tacv2", "")]
    [InlineData("""{"id":"17","from":{"application":{"id":"x"}}}""", "19:news@thread.tacv2", "")]
    public async Task Thanking_for_a_message_names_it_and_its_author(string payload, string channel, string author)
    {
        _host.Around.Accounts["BOB"] = "29:bob";
        var value = new JsonObject { ["commandId"] = "thank_for_message", ["commandContext"] = "message", ["messagePayload"] = JsonNode.Parse(payload) };
        await _host.AskAsync(_host.Sign.Invoke("composeExtension/fetchTask", value, SignedActivities.Channel(root: "17")), Cancelled);
        var shortcut = Assert.IsType<ShortcutRequest>(Assert.Single(_host.Recorder.Requests));
        Assert.Equal(new ChatMessage(channel, JsonNode.Parse(payload)!["id"]!.GetValue<string>(), author), shortcut.Message);
    }

    [Fact]
    public async Task A_search_shows_a_list_with_the_cards_behind_it()
    {
        _host.Recorder.Says(ChatAnswer.Found([new("For the cake", "<Bob> & Cem", Hello)]));
        var answer = await _host.AskAsync(Query("""{"commandId":"my_kudos","parameters":[{"name":"q","value":" cake "}],"queryOptions":{"skip":25,"count":10}}"""), Cancelled);
        AssertJson(
            """
            {"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive",
            "content":{"type":"AdaptiveCard","shows":"Hello!"},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail",
            "content":{"title":"For the cake","text":"&lt;Bob&gt; &amp; Cem"}}}]}}
            """,
            answer);
        var search = Assert.IsType<SearchRequest>(Assert.Single(_host.Recorder.Requests));
        Assert.Equal(("my_kudos", "cake", 25, 10), (search.Search, search.Text, search.Skip, search.Count));
    }

    [Theory]
    [InlineData("""{"commandId":"my_kudos","parameters":[{"name":"initialRun","value":"true"}]}""", "")]
    [InlineData("""{"parameters":[{"value":"inv"}],"queryOptions":{"skip":-5,"count":1000}}""", "inv")]
    [InlineData("""{"commandId":"my_kudos","parameters":[null,{"name":"q","value":{"x":1}}]}""", "")]
    public async Task A_search_that_finds_nothing_says_so(string value, string text)
    {
        _host.Recorder.Says(ChatAnswer.Found([]));
        var answer = await _host.AskAsync(Query(value), Cancelled);
        Assert.Equal(("message", TeamsWords.NothingFound), (answer["composeExtension"]!["type"]!.GetValue<string>(), answer["composeExtension"]!["text"]!.GetValue<string>()));
        var search = Assert.IsType<SearchRequest>(Assert.Single(_host.Recorder.Requests));
        Assert.Equal((text, 0, 25), (search.Text, search.Skip, search.Count));
    }

    private JsonObject Press(JsonObject data, JsonObject? conversation = null) => _host.Sign.Invoke(
        "adaptiveCard/action",
        new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "kudos.send", ["data"] = data.DeepClone() }, ["trigger"] = "manual" },
        conversation, replyToId: "card1");

    private JsonObject Query(string value) => _host.Sign.Invoke("composeExtension/query", JsonNode.Parse(value));

    private (TeamsReplyPlace Place, Card? Card) CardReply()
    {
        Assert.True(_host.Around.Replies.TryDequeue(out var reply));
        return (reply.Place, reply.Card);
    }

    private Form FormReply()
    {
        Assert.True(_host.Around.Replies.TryDequeue(out var reply));
        return Assert.IsType<Form>(reply.Form);
    }

    private static ChatAnswer Errors(string field, string error) => ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(field, error));

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
