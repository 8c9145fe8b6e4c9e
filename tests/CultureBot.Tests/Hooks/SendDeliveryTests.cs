using System.Net;
using CultureBot.Hooks;
using CultureBot.Kudos;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Hooks;

/// <summary>How events are sent, tried again, and given up.</summary>
public sealed class SendDeliveryTests
{
    private static readonly Duration Moment = Duration.FromSeconds(1);

    [Theory, DatabaseData]
    public async Task What_fails_is_tried_again_under_the_same_id_more_and_more_slowly_and_then_left(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        test.Receiver.Status = 500;
        await test.GiveAsync("You found the invoice.");
        await test.SendAsync();

        // The recommended pauses, each give or take a fifth.
        Duration[] pauses =
        [
            Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5),
            Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20), Duration.FromHours(24),
        ];
        for (var attempt = 1; attempt <= pauses.Length; attempt++)
        {
            Assert.Equal(attempt, test.Receiver.Received.Count);
            await test.SendAfterAsync(pauses[attempt - 1] * 0.79);
            Assert.Equal(attempt, test.Receiver.Received.Count);
            await test.SendAfterAsync(pauses[attempt - 1] * 0.42);
        }

        Assert.Equal(10, test.Receiver.Received.Count);
        Assert.Single(test.Receiver.Received.Select(one => one.Id).Distinct(StringComparer.Ordinal));
        var hook = await test.ShownAsync();
        Assert.Equal((HookDeliveryState.Failed, 500, (Instant?)null), (hook.Latest[0].State, hook.Latest[0].Status, hook.Latest[0].DueAt));
        await test.SendAfterAsync(Duration.FromDays(1));
        Assert.Equal(10, test.Receiver.Received.Count);
    }

    [Theory, DatabaseData]
    public async Task Each_attempt_is_signed_at_its_own_time_and_says_what_is_true_then(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        var secret = await test.AddHookAsync(null, KudosHookEvents.Given);
        test.Receiver.AnswerNext(503);
        var id = await test.GiveAsync("Said too early");
        await test.SendAsync();
        Assert.True(test.Receiver.Received[0].IsSignedWith(secret, test.Clock.Now));

        await test.UndoAsync(id);
        await test.SendAfterAsync(Duration.FromMinutes(1));

        Assert.Single(test.Receiver.Received);
        Assert.Equal(HookDeliveryState.Cancelled, (await test.ShownAsync()).Latest[0].State);
    }

    [Theory, DatabaseData]
    public async Task A_receiver_that_asks_for_time_gets_it(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        test.Receiver.AnswerNext(429, "Retry-After", "3600");
        await test.GiveAsync("You found the invoice.");
        await test.SendAsync();

        await test.SendAfterAsync(Duration.FromHours(1) - Moment);
        Assert.Single(test.Receiver.Received);
        await test.SendAfterAsync(Moment);
        Assert.Equal(2, test.Receiver.Received.Count);
        Assert.Equal(HookDeliveryState.Delivered, (await test.ShownAsync()).Latest[0].State);
    }

    [Theory, DatabaseData]
    public async Task A_receiver_that_wants_no_more_is_paused_and_goes_on_when_somebody_says_so(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        test.Receiver.AnswerNext(410);
        await test.GiveAsync("One");
        await test.SendAsync();
        await test.GiveAsync("Two");
        await test.SendAfterAsync(Duration.FromDays(2));

        var hook = await test.ShownAsync();
        Assert.Equal((HookPause.Gone, 1L, 1L), (hook.PauseReason, hook.Failed, hook.Waiting));
        Assert.Single(test.Receiver.Received);
        Assert.Contains("hook.paused Gone", await test.AuditedAsync());

        Assert.True(await test.Get<ChangeHook>().ResumeAsync(test.By, hook.Id, HooksTest.Cancellation));
        await test.SendAsync();
        Assert.Equal("Two", test.Receiver.Received[^1].Data["words"]!.GetValue<string>());
    }

    [Theory, DatabaseData]
    public async Task One_that_nothing_reaches_for_five_days_is_paused(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        test.Receiver.Status = 500;
        await test.GiveAsync("On Monday");
        await test.SendAsync();
        Assert.Equal(test.Clock.Now, (await test.ShownAsync()).FailingSince);

        await test.SendAfterAsync(Duration.FromDays(5) - Moment);
        Assert.Null((await test.ShownAsync()).PausedAt);
        await test.GiveAsync("On Saturday");
        await test.SendAfterAsync(Moment);

        var hook = await test.ShownAsync();
        Assert.Equal((HookPause.Failing, (Instant?)test.Clock.Now), (hook.PauseReason, hook.PausedAt));
        Assert.Contains("hook.paused Failing", await test.AuditedAsync());
    }

    [Theory, DatabaseData]
    public async Task One_success_and_it_is_well_again(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        test.Receiver.AnswerNext(500);
        await test.GiveAsync("On Monday");
        await test.SendAsync();
        await test.SendAfterAsync(Duration.FromMinutes(1));

        Assert.Null((await test.ShownAsync()).FailingSince);
    }

    [Theory, DatabaseData]
    public async Task A_secret_that_was_replaced_signs_beside_the_new_one_for_a_day(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        var old = await test.AddHookAsync();
        var secret = (await test.Get<ChangeHook>().RotateAsync(test.By, (await test.ShownAsync()).Id, HooksTest.Cancellation))!;
        test.Clock.Advance(Duration.FromHours(24) - Moment);
        await test.GiveAsync("One");
        await test.SendAsync();
        var both = test.Receiver.Received[^1];
        Assert.Equal((true, true), (both.IsSignedWith(secret, test.Clock.Now), both.IsSignedWith(old, test.Clock.Now)));

        test.Clock.Advance(Moment);
        await test.GiveAsync("Two");
        await test.SendAsync();
        var one = test.Receiver.Received[^1];
        Assert.Equal((true, false), (one.IsSignedWith(secret, test.Clock.Now), one.IsSignedWith(old, test.Clock.Now)));
    }

    [Theory, DatabaseData]
    public async Task A_redirect_is_not_followed(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        test.Receiver.AnswerNext(307, "Location", new Uri(test.Receiver.Address, "/elsewhere").AbsoluteUri);
        await test.GiveAsync("You found the invoice.");
        await test.SendAsync();

        Assert.Equal("/hook", Assert.Single(test.Receiver.Received).Path);
        var delivery = (await test.ShownAsync()).Latest[0];
        Assert.Equal((HookDeliveryState.Waiting, 307), (delivery.State, delivery.Status));
    }

    [Theory, DatabaseData]
    public async Task A_name_that_has_come_to_mean_a_private_address_is_not_connected_to(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        test.Names["hooks.example"] = IPAddress.Loopback;
        await test.AddHookAsync($"https://hooks.example:{test.Receiver.Address.Port}/hook");
        await test.GiveAsync("You found the invoice.");
        await test.SendAsync();
        Assert.Equal(HookAttempt.Refused, (await test.ShownAsync()).Latest[0].Error);

        // Where the configuration opens private addresses it is connected to, and speaks no TLS.
        test.Clock.Advance(Duration.FromMinutes(1));
        await test.SendAsync(test.AddNode(allowPrivate: "true"));
        Assert.Equal(HookAttempt.Unreachable, (await test.ShownAsync()).Latest[0].Error);
        Assert.Empty(test.Receiver.Received);
    }

    [Theory, DatabaseData]
    public async Task A_process_that_is_killed_after_claiming_loses_nothing_and_its_late_result_counts_for_nothing(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        await test.GiveAsync("You found the invoice.");
        var claimed = Assert.Single(await test.Get<HookDispatcher>().ClaimAsync((await test.ShownAsync()).Id, 4, HooksTest.Cancellation));
        var other = test.AddNode();

        await test.SendAsync(other);
        Assert.Empty(test.Receiver.Received);
        test.Clock.Advance(HookRules.Lease);
        await test.SendAsync(other);
        Assert.Single(test.Receiver.Received);

        await test.Get<SendDelivery>().HandleAsync(claimed, HooksTest.Cancellation);
        Assert.Single(test.Receiver.Received);
        Assert.False(await test.Get<HookResults>().WriteAsync(claimed, HookAttempt.Failed(HookAttempt.Timeout), HooksTest.Cancellation));
        Assert.Equal(HookDeliveryState.Delivered, (await test.ShownAsync()).Latest[0].State);
    }

    [Theory, DatabaseData]
    public async Task Two_processes_send_an_event_once(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        var other = test.AddNode();
        foreach (var number in Enumerable.Range(1, 12)) await test.GiveAsync($"Number {number}");
        await Task.WhenAll(test.SendAsync(), test.SendAsync(other));

        Assert.Equal(12, test.Receiver.Received.Count);
        Assert.Equal(12, test.Receiver.Received.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, DatabaseData]
    public async Task No_answer_within_ten_seconds_is_none(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        test.Receiver.Hangs = true;
        await test.GiveAsync("You found the invoice.");
        var sending = test.SendAsync();
        await test.Receiver.Arrived.WaitAsync(HooksTest.Cancellation);
        Assert.False(sending.IsCompleted);
        test.Clock.Advance(Duration.FromSeconds(10));
        await sending;

        Assert.Equal(HookAttempt.Timeout, (await test.ShownAsync()).Latest[0].Error);
    }
}
