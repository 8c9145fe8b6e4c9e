using System.Text;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Delivery;

public sealed class UnfinishedRequestsTests
{
    [Theory]
    [DatabaseData]
    public async Task A_slow_request_is_stored_acknowledged_and_answered_later(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var slow = new SlowHandler();
        var requests = Register(outbox, slow);
        var request = Request();

        var answer = Assert.IsType<PrivateAnswer>(await requests.HandleAsync(request));
        Assert.StartsWith("Got it.", answer.Card.Summary.ToPlain(), StringComparison.Ordinal);
        // Slack delivers it again: still one.
        await requests.HandleAsync(request);
        Assert.Equal(1, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM unfinished_requests"));

        slow.IsSlow = false;
        Assert.True(await requests.Finish.RunNextAsync(DeliveryFixture.Cancel));
        Assert.False(await requests.Finish.RunNextAsync(DeliveryFixture.Cancel));
        await outbox.DispatchAsync();

        var call = Assert.Single(outbox.Platform.Calls);
        Assert.Equal(("https://reply/1", "Done: thanks @Bo"), (call.Place, call.Words));
        Assert.Equal(TimeSpan.FromSeconds(30), slow.Patience);
        await requests.Finish.TidyAsync(DeliveryFixture.Cancel);
        Assert.Equal(0, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM unfinished_requests"));
    }

    [Theory]
    [DatabaseData]
    public async Task What_stays_slow_is_tried_for_ten_minutes_and_then_the_words_are_given_back(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var slow = new SlowHandler();
        var requests = Register(outbox, slow);
        await requests.HandleAsync(Request());
        var start = outbox.Clock.Now;

        while (slow.LastAttempts == 0 && outbox.Clock.Now < start + Duration.FromHours(1))
        {
            await requests.Finish.RunNextAsync(DeliveryFixture.Cancel);
            outbox.Clock.Advance(Duration.FromSeconds(5));
        }

        Assert.InRange(outbox.Clock.Now - start, Duration.FromMinutes(10), Duration.FromMinutes(10) + Duration.FromSeconds(10));
        Assert.InRange(slow.Attempts, 6, 12);
        await outbox.DispatchAsync();
        Assert.Equal(["Could not find them: thanks @Bo"], outbox.Platform.Shown);
    }

    [Theory]
    [DatabaseData]
    public async Task An_answer_whose_place_is_closed_comes_as_a_direct_message(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var slow = new SlowHandler();
        var requests = Register(outbox, slow);
        await requests.HandleAsync(Request());
        slow.IsSlow = false;
        await requests.Finish.RunNextAsync(DeliveryFixture.Cancel);
        outbox.Platform.Next(new GaveUp("used_url", GiveUpReason.ChannelGone));

        await outbox.DispatchAsync();
        await requests.Finish.TidyAsync(DeliveryFixture.Cancel);
        await outbox.DispatchAsync();

        Assert.Equal(["https://reply/1", Request().AccountId], outbox.Platform.Calls.Select(c => c.Place));
        Assert.Equal(["Done: thanks @Bo"], outbox.Platform.Shown);
    }

    [Theory]
    [DatabaseData]
    public async Task A_handler_that_keeps_failing_gives_the_words_back_too(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var slow = new SlowHandler();
        var requests = Register(outbox, slow);
        await requests.HandleAsync(Request() with { ReplyTo = "" });
        slow.Fails = true;

        for (var i = 0; i < 140; i++)
        {
            await requests.Finish.RunNextAsync(DeliveryFixture.Cancel);
            outbox.Clock.Advance(Duration.FromSeconds(5));
        }

        await outbox.DispatchAsync();

        var call = Assert.Single(outbox.Platform.Calls);
        Assert.Equal("U1", call.Place);
        Assert.Contains(new QuoteBlock("/slow thanks @Bo"), call.Card!.Blocks);
    }

    [Theory]
    [DatabaseData]
    public async Task The_stored_request_does_not_show_its_words(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var requests = Register(outbox, new());
        await requests.HandleAsync(Request());

        var stored = await outbox.ScalarAsync<byte[]>("SELECT request FROM unfinished_requests");

        Assert.DoesNotContain("thanks", Encoding.UTF8.GetString(stored!), StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData]
    public async Task After_a_day_nothing_is_kept(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var requests = Register(outbox, new());
        await requests.HandleAsync(Request());
        outbox.Clock.Advance(Duration.FromHours(25));

        await requests.Finish.TidyAsync(DeliveryFixture.Cancel);

        Assert.Equal(0, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM unfinished_requests"));
    }

    private static CommandRequest Request() => new()
    {
        Platform = "fake",
        WorkspaceId = "T1",
        AccountId = "U1",
        RequestKey = "fake:T1:1",
        ReplyTo = "https://reply/1",
        Command = "slow",
        Text = new([new TypedText("thanks "), new NamedAccount("U2", "Bo")]),
    };

    private static Requests Register(DeliveryFixture outbox, SlowHandler handler)
    {
        handler.Workspace = new() { Id = outbox.Workspace, Platform = "fake", ExternalId = "T1", Name = "One" };
        outbox.Handler = handler;
        outbox.Routes.For<SlowHandler.PerRequest>().Command("slow", h => h.HandleAsync);
        return new(outbox);
    }

    private sealed class Requests(DeliveryFixture outbox)
    {
        public FinishRequests Finish => outbox.Services.GetRequiredService<FinishRequests>();

        public async Task<ChatAnswer> HandleAsync(ChatRequest request)
        {
            await using var scope = outbox.Services.CreateAsyncScope();
            return await outbox.Routes.HandleAsync(scope.ServiceProvider, request, DeliveryFixture.Cancel);
        }
    }
}

/// <summary>A handler as slices write them: idempotent, and asking for more time when its look-ups are slow.</summary>
internal sealed class SlowHandler
{
    public Workspace? Workspace { get; set; }

    public bool IsSlow { get; set; } = true;

    public bool Fails { get; set; }

    public int Attempts { get; private set; }

    public int LastAttempts { get; private set; }

    public TimeSpan Patience { get; private set; }

    public sealed class PerRequest(SlowHandler state, UnfinishedRequests unfinished, LookupPatience patience)
    {
        public async Task<ChatAnswer> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
        {
            state.Attempts++;
            state.Patience = patience.Limit;
            if (state.Fails) throw new InvalidOperationException("broken");
            if (!state.IsSlow) return ChatAnswer.Private(Card.Of("Done: " + request.Text.ToPlain()));
            if (!patience.IsLastAttempt) return await unfinished.FinishLaterAsync(state.Workspace!, request, cancellationToken);
            state.LastAttempts++;
            return ChatAnswer.Private(Card.Of("Could not find them: " + request.Text.ToPlain()));
        }
    }
}
