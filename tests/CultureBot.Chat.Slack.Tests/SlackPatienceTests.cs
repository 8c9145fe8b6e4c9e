using System.Diagnostics;
using System.Net;
using CultureBot.Testing.Slack;

namespace CultureBot.Chat.Slack.Tests;

/// <summary>Slack waits three seconds; a handler may not.</summary>
public sealed class SlackPatienceTests
{
    [Fact]
    public async Task A_handler_that_hangs_is_cancelled_and_the_words_are_given_back_in_time()
    {
        await using var host = await SlackHost.StartAsync(TestContext.Current.CancellationToken);
        host.Recorder.Answer = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return ChatAnswer.Nothing;
        };
        var started = Stopwatch.GetTimestamp();
        using var response = await host.Client.SendAsync(host.Sign.Command("/kudos", "@bob thanks", "U1"), TestContext.Current.CancellationToken);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("nothing was stored", body, StringComparison.Ordinal);
        Assert.Contains("/kudos @bob thanks", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_does_not_stop_is_not_said_to_have_stored_nothing()
    {
        await using var host = await SlackHost.StartAsync(TestContext.Current.CancellationToken);
        var end = new TaskCompletionSource<ChatAnswer>();
        host.Recorder.Answer = (_, _) => end.Task;
        using var response = await host.Client.SendAsync(host.Sign.Command("/kudos", "@bob thanks", "U1"), TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("nothing was stored", body, StringComparison.Ordinal);
        Assert.Contains("may still have worked", body, StringComparison.Ordinal);
        end.SetResult(ChatAnswer.Nothing);
    }

    [Fact]
    public async Task A_handler_that_finishes_although_told_to_stop_is_believed()
    {
        await using var host = await SlackHost.StartAsync(TestContext.Current.CancellationToken);
        host.Recorder.Answer = async (_, token) =>
        {
            var stopped = new TaskCompletionSource();
            await using var registration = token.Register(stopped.SetResult);
            await stopped.Task;
            return ChatAnswer.Private(Card.Of("Sent to Bob."));
        };
        using var response = await host.Client.SendAsync(host.Sign.Command("/kudos", "@bob thanks", "U1"), TestContext.Current.CancellationToken);
        Assert.Contains("Sent to Bob.", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_Slack_is_slow_to_open_is_told_in_time()
    {
        await using var host = await SlackHost.StartAsync(TestContext.Current.CancellationToken);
        host.Slack.Always("views.open", FakeSlackFault.Delay(TimeSpan.FromSeconds(20)));
        host.Recorder.Answer = (_, _) => Task.FromResult(ChatAnswer.Open(
            new("kudos", "Kudos", "Send", "Cancel", "", [new TextField("words", "Words")]), Card.Of("Slack was too slow.")));
        var started = Stopwatch.GetTimestamp();
        using var response = await host.Client.SendAsync(host.Sign.Command("/kudos", "", "U1"), TestContext.Current.CancellationToken);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
        Assert.Contains("Slack was too slow.", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
