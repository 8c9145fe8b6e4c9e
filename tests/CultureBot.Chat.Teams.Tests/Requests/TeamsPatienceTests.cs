using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Requests;

/// <summary>Handlers that fail or do not come back: nobody waits for ever, and nobody's words are lost.</summary>
public sealed class TeamsPatienceTests : IAsyncLifetime
{
    private static readonly Form Kudos = new("kudos", "Give kudos", "Send", "Cancel", "draft", [new TextField("words", "Words")]);

    private InboundHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await InboundHost.StartAsync(Cancelled);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_message_that_fails_is_given_back()
    {
        Fail();
        await _host.TellAsync(_host.Sign.Message("kudos <at>Bob</at> for the cake", null, "ana", SignedActivities.Mention("29:bob", "Bob")), Cancelled);
        Assert.True(_host.Around.Replies.TryDequeue(out var reply));
        Assert.Equal(TeamsWords.WentWrong, reply.Card!.Summary);
        Assert.Contains(new QuoteBlock("kudos @Bob for the cake"), reply.Card.Blocks);
    }

    [Fact]
    public async Task A_button_that_comes_as_a_message_and_fails_can_be_pressed_again()
    {
        Fail();
        var pressed = _host.Sign.Activity("message");
        (pressed["value"], pressed["replyToId"]) = (FakeSurroundings.Data("kudos.send", "1"), "card1");
        await _host.TellAsync(pressed, Cancelled);
        Assert.True(_host.Around.Replies.TryDequeue(out var reply));
        Assert.Equal(("", TeamsWords.WentWrong), (reply.Place.CardId, reply.Card!.Summary));
    }

    [Theory]
    [InlineData("task/submit")]
    [InlineData("adaptiveCard/action")]
    public async Task A_form_that_fails_stays_with_everything_that_was_typed(string name)
    {
        Fail();
        var answer = await _host.AskAsync(_host.Sign.Invoke(name, Value(name, FakeSurroundings.Data(Kudos, ("words", "for the cake")))), Cancelled);
        var card = name == "task/submit" ? answer["task"]!["value"]!["card"]!["content"]! : answer["value"]!;
        Assert.Equal("for the cake", card["typed"]!["words"]!.GetValue<string>());
        Assert.Equal(TeamsWords.WentWrong.ToPlain(), card["errors"]!["words"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_that_comes_as_a_message_and_fails_comes_back_filled()
    {
        Fail();
        var submitted = _host.Sign.Activity("message");
        submitted["value"] = FakeSurroundings.Data(Kudos, ("words", "for the cake"));
        await _host.TellAsync(submitted, Cancelled);
        Assert.True(_host.Around.Replies.TryDequeue(out var reply));
        Assert.Equal("for the cake", Assert.IsType<TextField>(Assert.Single(reply.Form!.Fields)).Initial);
    }

    [Fact]
    public async Task A_button_that_fails_says_so_and_leaves_its_card()
    {
        Fail();
        var answer = await _host.AskAsync(_host.Sign.Invoke("adaptiveCard/action", Value("adaptiveCard/action", FakeSurroundings.Data("kudos.send", "1"))), Cancelled);
        Assert.Equal((500, "application/vnd.microsoft.error"), (answer["statusCode"]!.GetValue<int>(), answer["type"]!.GetValue<string>()));
        Assert.Equal(TeamsWords.WentWrong.ToPlain(), answer["value"]!["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("task/fetch", "task", "value")]
    [InlineData("composeExtension/query", "composeExtension", "text")]
    public async Task Whatever_else_is_asked_gets_kind_words_too(string name, string outer, string inner)
    {
        Fail();
        var answer = await _host.AskAsync(_host.Sign.Invoke(name, Value(name, FakeSurroundings.Data("kudos.send", "1"))), Cancelled);
        Assert.Equal(TeamsWords.WentWrong.ToPlain(), answer[outer]![inner]!.GetValue<string>());
    }

    [Fact]
    public async Task News_that_could_not_be_stored_is_told_again_and_counts_then()
    {
        Fail();
        var install = _host.Sign.Activity("installationUpdate");
        install["action"] = "add";
        Assert.Equal((HttpStatusCode.ServiceUnavailable, null), await _host.SendAsync(install, Cancelled));

        _host.Recorder.Says(ChatAnswer.Nothing);
        Assert.Single(await _host.TellAsync(install, Cancelled));
    }

    [Fact]
    public async Task A_database_that_is_down_is_apologized_for()
    {
        _host.Around.Remembering = _ => throw new TimeoutException("down");
        await _host.TellAsync(_host.Sign.Message("kudos for the cake"), Cancelled);
        Assert.True(_host.Around.Replies.TryDequeue(out var reply));
        Assert.Contains(new QuoteBlock("kudos for the cake"), reply.Card!.Blocks);
    }

    [Theory]
    [InlineData(true, "TookTooLong")]
    [InlineData(false, "MayHaveWorked")]
    public async Task An_invoke_is_answered_within_five_seconds_whatever_its_handler_does(bool stops, string words)
    {
        _host.Recorder.Answer = async (_, cancellationToken) =>
        {
            await new TaskCompletionSource().Task.WaitAsync(stops ? cancellationToken : Cancelled);
            return ChatAnswer.Nothing;
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        var answer = await _host.AskAsync(_host.Sign.Invoke("task/fetch", Value("task/fetch", FakeSurroundings.Data("kudos.send", "1"))), limit.Token);
        var expected = words == nameof(TeamsWords.TookTooLong) ? TeamsWords.TookTooLong : TeamsWords.MayHaveWorked;
        Assert.Equal(expected.ToPlain(), answer["task"]!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_has_been_stored_while_time_ran_out_is_told()
    {
        _host.Recorder.Answer = async (_, cancellationToken) =>
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ChatAnswer.Private(Card.Of("Stored."));
        };
        var answer = await _host.AskAsync(_host.Sign.Invoke("task/fetch", Value("task/fetch", FakeSurroundings.Data("kudos.send", "1"))), Cancelled);
        Assert.Equal("Stored.", answer["task"]!["value"]!.GetValue<string>());
    }

    private void Fail() => _host.Recorder.Answer = (_, _) => throw new InvalidOperationException("broken");

    private static JsonObject Value(string name, JsonObject data) => name switch
    {
        "adaptiveCard/action" => new() { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = data } },
        "composeExtension/query" => new() { ["commandId"] = "my_kudos" },
        _ => new() { ["data"] = data },
    };
}
