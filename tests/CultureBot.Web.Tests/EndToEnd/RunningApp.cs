using CultureBot.Schedules;
using CultureBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>Lets the clock of a running application go on, no faster than a fake platform answers.</summary>
/// <param name="app">Whose clock.</param>
/// <param name="calls">How many calls the platform is answering just now, and how many of them are kept waiting on purpose.</param>
internal sealed class RunningApp(AppFixture app, Func<(int InFlight, int KeptWaiting)> calls)
{
    /// <summary>For so many breaths the clock stands still for a call: longer than a busy machine takes over one.</summary>
    private const int MostHeld = 1500;

    /// <summary>So many without a call, after a jump, for what it has started.</summary>
    private const int BreathsAfterJump = 6;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(4);
    private static readonly Duration Soon = Duration.FromMinutes(2);

    // Less than a call may take, so that one which begins just then is not given up.
    private static readonly Duration Jump = Duration.FromSeconds(8);

    private TestClock Clock => app.Clock;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Moves the clock and lets everything happen that is due until then, each at its own moment.</summary>
    public async Task MoveToAsync(Instant moment)
    {
        // What is just being sent would see its lease and its limits pass; so would what begins to be sent while the clock jumps over it.
        await SettleAsync();
        while (await FindDueAsync() is { } due && due < moment)
        {
            Clock.SetTo(due);
            await SettleAsync();
        }

        Clock.SetTo(moment);
        await SettleAsync();
    }

    /// <summary>
    /// Reconciles the schedules and lets the clock run until nothing is on its way and nothing is due within two minutes.
    /// </summary>
    public async Task SettleAsync()
    {
        // A pass may take over the nightly sync, which pauses by the clock between two people.
        var pass = app.Services.GetRequiredService<Reconciler>().RunOnceAsync(Cancellation);
        await UntilAsync(() => Task.FromResult(pass.IsCompleted));
        await pass;
        await UntilAsync(async () => await app.Database.ReadAsync(
            session => session.ScalarAsync<long>(
                """
                SELECT (SELECT COUNT(*) FROM messages WHERE due_at <= @Soon) + (SELECT COUNT(*) FROM occurrences WHERE next_step_at <= @Soon)
                    + (SELECT COUNT(*) FROM unfinished_requests WHERE due_at <= @Soon)
                """,
                new { Soon = Clock.Now + Soon }),
            Cancellation) == 0);
    }

    /// <summary>Lets the clock jump until the condition holds: for what a timer of minutes starts, while nothing else is to happen.</summary>
    public async Task UntilLaterAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(LongestWait);
        while (!await condition())
        {
            await MoveToAsync(Clock.Now + Jump);
            for (var breaths = 0; breaths < BreathsAfterJump && !await condition();)
            {
                await Task.Delay(Breath, TimeProvider.System, limit.Token);
                breaths = calls().InFlight > 0 ? 0 : breaths + 1;
            }
        }
    }

    /// <summary>Lets the clock run, 100 ms a look, until the condition holds; real time is bounded.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(LongestWait);
        var held = 0;
        while (!await condition())
        {
            await Task.Delay(Breath, TimeProvider.System, limit.Token);
            // On a busy machine the clock must not run away from a call that the platform is just answering.
            held = await IsCallingAsync() ? held + 1 : 0;
            if (held is 0 or > MostHeld) Clock.Advance(Duration.FromMilliseconds(100));
        }
    }

    private Task<Instant?> FindDueAsync() =>
        app.Database.ReadAsync(session => session.ScalarAsync<Instant?>("SELECT MIN(due_at) FROM messages"), Cancellation);

    // Also a call that has left and not arrived yet. One that is kept waiting on purpose ends by the clock.
    private async Task<bool> IsCallingAsync()
    {
        var (inFlight, keptWaiting) = calls();
        // While it is being restarted there is nothing to read.
        return inFlight > keptWaiting || (app.IsRunning && await app.Database.ReadAsync(
            session => session.ScalarAsync<long>("SELECT COUNT(*) FROM messages WHERE lease IS NOT NULL AND attempt_started_at IS NOT NULL"),
            Cancellation) > keptWaiting);
    }
}
