using System.Net;
using CultureBot.Hooks;
using CultureBot.Kudos;
using CultureBot.Schedules;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Hooks;

/// <summary>What administrators do with endpoints.</summary>
public sealed class ChangeHookTests
{
    [Theory]
    [InlineData("hooks.example", HookRefusal.NoAddress)]
    [InlineData("ftp://hooks.example", HookRefusal.NoAddress)]
    [InlineData("https://me:secret@hooks.example", HookRefusal.NoAddress)]
    [InlineData("http://hooks.example", HookRefusal.NotEncrypted)]
    [InlineData("http://10.0.0.1", HookRefusal.NotEncrypted)]
    [InlineData("https://10.0.0.1", HookRefusal.Private)]
    [InlineData("https://192.168.1.1:8443/x", HookRefusal.Private)]
    [InlineData("https://169.254.169.254/latest", HookRefusal.Private)]
    [InlineData("https://[::ffff:10.0.0.1]", HookRefusal.Private)]
    [InlineData("https://[fd00::1]", HookRefusal.Private)]
    [InlineData("https://2130706433", null)]
    [InlineData("https://hooks.example/a?b=c", null)]
    [InlineData("http://localhost:9/x", null)]
    [InlineData("http://[::1]:9/x", null)]
    public void An_address_is_taken_or_refused_with_its_reason(string typed, HookRefusal? refusal) =>
        Assert.Equal(refusal, HookAddress.Read(typed, new(), out _));

    [Theory]
    [InlineData("8.8.8.8", true, true)]
    [InlineData("2606:4700::1111", true, true)]
    [InlineData("10.1.2.3", false, true)]
    [InlineData("100.64.0.1", false, true)]
    [InlineData("172.31.255.255", false, true)]
    [InlineData("127.0.0.1", false, true)]
    [InlineData("::ffff:192.168.0.1", false, true)]
    [InlineData("fc00::1", false, true)]
    [InlineData("169.254.169.254", false, false)]
    [InlineData("fe80::1", false, false)]
    [InlineData("fd00:ec2::254", false, false)]
    [InlineData("fd00:ec2::253", false, true)]
    [InlineData("100.100.100.200", false, false)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("::", false, false)]
    [InlineData("224.0.0.1", false, false)]
    [InlineData("64:ff9b::a00:1", false, false)]
    [InlineData("2002:a00:1::", false, false)]
    public void Only_public_addresses_are_reached_unless_private_ones_are_opened(string address, bool isReached, bool isOpened)
    {
        Assert.Equal(isReached, HookTargets.MayReach("hooks.example", IPAddress.Parse(address), new()));
        Assert.Equal(isOpened, HookTargets.MayReach("hooks.example", IPAddress.Parse(address), new() { AllowPrivate = true }));
    }

    [Theory, DatabaseData]
    public async Task What_may_let_somebody_in_is_wrapped_and_every_change_is_audited(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        var secret = await test.AddHookAsync($"{test.Receiver.Address}?token=let-me-in", KudosHookEvents.Given);
        var id = (await test.ShownAsync()).Id;
        var change = test.Get<ChangeHook>();
        test.Clock.Advance(Duration.FromSeconds(1));
        Assert.NotNull(await change.RotateAsync(test.By, id, HooksTest.Cancellation));
        test.Clock.Advance(Duration.FromSeconds(1));
        Assert.True(await change.PauseAsync(test.By, id, HooksTest.Cancellation));
        test.Clock.Advance(Duration.FromSeconds(1));
        Assert.False(await change.PauseAsync(test.By, id, HooksTest.Cancellation));
        Assert.True(await change.SubscribeAsync(test.By, id, [KudosHookEvents.Undone, "no.such"], HooksTest.Cancellation));
        Assert.False(await change.SubscribeAsync(test.By, id, ["no.such"], HooksTest.Cancellation));
        Assert.False(await test.Get<ResendDeliveries>().TestAsync(test.By, id, HooksTest.Cancellation));
        var dump = await DatabaseDump.ReadAsync(test.Database, HooksTest.Cancellation);

        Assert.DoesNotContain(dump, row => row.Contains("let-me-in", StringComparison.Ordinal) || row.Contains(secret, StringComparison.Ordinal));
        Assert.Equal(["hook.added kudos.given", "hook.rotated", "hook.paused", "hook.subscribed kudos.undone"], await test.AuditedAsync());
        Assert.Equal([KudosHookEvents.Undone], (await test.ShownAsync()).Events);
    }

    [Theory, DatabaseData]
    public async Task What_happens_while_it_is_paused_waits_and_goes_with_it_when_it_is_deleted(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        var id = (await test.ShownAsync()).Id;
        await test.Get<ChangeHook>().PauseAsync(test.By, id, HooksTest.Cancellation);
        await test.GiveAsync("One");
        await test.SendAsync();
        Assert.Equal(1, (await test.ShownAsync()).Waiting);
        await test.Get<ChangeHook>().ResumeAsync(test.By, id, HooksTest.Cancellation);
        await test.SendAsync();
        Assert.Single(test.Receiver.Received);

        await test.GiveAsync("Two");
        Assert.True(await test.Get<ChangeHook>().DeleteAsync(test.By, id, HooksTest.Cancellation));
        await test.GiveAsync("Three");
        await test.SendAsync();
        Assert.Single(test.Receiver.Received);
        Assert.Empty((await test.Get<ReadHooks>().HandleAsync(HooksTest.Cancellation)).Hooks);
    }

    [Theory, DatabaseData]
    public async Task What_failed_is_sent_again_by_hand_one_or_all_since_a_time(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        var id = (await test.ShownAsync()).Id;
        foreach (var words in (string[])["One", "Two", "Three"])
        {
            test.Receiver.AnswerNext(410);
            await test.GiveAsync(words);
            await test.SendAsync();
            await test.Get<ChangeHook>().ResumeAsync(test.By, id, HooksTest.Cancellation);
            test.Clock.Advance(Duration.FromHours(1));
        }

        var failed = (await test.ShownAsync()).Latest;
        Assert.True(await test.Get<ResendDeliveries>().OneAsync(test.By, failed[^1].Id, HooksTest.Cancellation));
        await test.SendAsync();
        Assert.Equal("One", test.Receiver.Received[^1].Data["words"]!.GetValue<string>());
        Assert.Equal(failed[^1].Id.Header, test.Receiver.Received[^1].Id);

        Assert.Equal(1, await test.Get<ResendDeliveries>().FailedAsync(test.By, id, failed[0].HappenedAt, HooksTest.Cancellation));
        await test.SendAsync();
        Assert.Equal("Three", test.Receiver.Received[^1].Data["words"]!.GetValue<string>());
        Assert.Equal((1L, 0L), ((await test.ShownAsync()).Failed, (await test.ShownAsync()).Waiting));
    }

    [Theory, DatabaseData]
    public async Task There_are_twenty_at_most(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        foreach (var number in Enumerable.Range(1, HookRules.MostHooks)) await test.AddHookAsync($"https://hooks.example/{number}");

        Assert.Equal(HookRefusal.TooMany, (await test.TryAddAsync("https://hooks.example/more", [])).Refusal);
        Assert.Equal(HookRefusal.NoEvents, (await test.TryAddAsync("https://hooks.example/more", ["no.such"])).Refusal);
    }

    [Theory, DatabaseData]
    public async Task Deliveries_are_forgotten_after_thirty_days(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        await test.GiveAsync("Old");
        await test.SendAsync();
        test.Clock.Advance(HookRules.Kept);
        await test.GiveAsync("New");
        await test.SendAsync();
        var work = test.Node.GetServices<IScheduledWork>().Single(one => one.Name == "forget-deliveries");

        await work.RunChunkAsync(null!, HooksTest.Cancellation);
        Assert.Equal(2, (await test.ShownAsync()).Latest.Length);
        test.Clock.Advance(Duration.FromMilliseconds(1));
        await work.RunChunkAsync(null!, HooksTest.Cancellation);
        Assert.Equal(test.Clock.Now - Duration.FromMilliseconds(1), Assert.Single((await test.ShownAsync()).Latest).HappenedAt);
    }
}
