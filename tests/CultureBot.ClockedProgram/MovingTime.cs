using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.ClockedProgram;

/// <summary>
/// Lets time pass no faster than the program keeps up: it stands still for a call that a platform is just answering, goes slowly
/// while something is late, and jumps where nothing is due.
/// </summary>
internal sealed class MovingTime
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(2);
    private static readonly Duration Step = Duration.FromMilliseconds(500);
    private static readonly Duration SlowStep = Duration.FromMilliseconds(20);
    private static readonly Duration WaitingStep = Duration.FromMilliseconds(250);
    private static readonly Duration Late = Duration.FromSeconds(3);
    private static readonly Duration Jump = Duration.FromMinutes(1);

    private readonly IServiceProvider _services;
    private readonly Database _database;
    private readonly TestClock _clock;
    private readonly IReadOnlyList<Guid> _leasesOfTheDead;

    private MovingTime(IServiceProvider services, TestClock clock, IReadOnlyList<Guid> leasesOfTheDead) =>
        (_services, _database, _clock, _leasesOfTheDead) = (services, services.GetRequiredService<Database>(), clock, leasesOfTheDead);

    /// <summary>Before the program starts: what is claimed now was claimed by one that was killed.</summary>
    public static async Task<MovingTime> StartAsync(IServiceProvider services, TestClock clock, CancellationToken cancellationToken)
    {
        var leases = await services.GetRequiredService<Database>().ReadAsync(
            sql => sql.ListAsync<Guid>("SELECT lease FROM messages WHERE lease IS NOT NULL UNION SELECT lease FROM occurrences WHERE lease IS NOT NULL"),
            cancellationToken);
        return new(services, clock, leases);
    }

    /// <returns>When something is due next; now, when something is under way; null when nothing is.</returns>
    public async Task<Instant?> GoOnToAsync(Instant until, CancellationToken cancellationToken)
    {
        if (until - _clock.Now > Jump) await JumpAsync(until, cancellationToken);
        while (true)
        {
            var work = await _database.ReadAsync(ReadAsync, cancellationToken);
            // A jump over what is claimed would end its lease, or cut off a call that is about to leave.
            if (work.Calls == 0 && _clock.Now >= until) return work.Running > 0 ? _clock.Now : work.NextAt;
            await Task.Delay(Breath, TimeProvider.System, cancellationToken);
            if (work.Calls > 0) continue;
            var step = work.NextAt is { } next && _clock.Now - next > Late ? SlowStep : work.Running > 0 ? WaitingStep : Step;
            _clock.SetTo(Instant.Min(until, _clock.Now + step));
        }
    }

    // Quartz lives by the clock of the machine; what is due is found by the reconciler, as after a restart.
    private async Task JumpAsync(Instant to, CancellationToken cancellationToken)
    {
        _clock.SetTo(to);
        var pass = _services.GetRequiredService<Reconciler>().RunOnceAsync(cancellationToken);
        while (!pass.IsCompleted)
        {
            await Task.Delay(Breath, TimeProvider.System, cancellationToken);
            // A sync pauses by the clock between two people.
            if ((await _database.ReadAsync(ReadAsync, cancellationToken)).Calls == 0) _clock.Advance(WaitingStep);
        }

        await pass;
    }

    private async Task<Work> ReadAsync(SqlSession sql) => (await sql.FirstOrDefaultAsync<Work>(
        """
        SELECT (SELECT COUNT(*) FROM messages WHERE lease IS NOT NULL AND attempt_started_at IS NOT NULL AND lease NOT IN @Dead) AS calls,
            (SELECT COUNT(*) FROM messages WHERE lease IS NOT NULL AND lease NOT IN @Dead)
                + (SELECT COUNT(*) FROM occurrences WHERE lease IS NOT NULL AND lease NOT IN @Dead)
                + (SELECT COUNT(*) FROM survey_windows WHERE state = 'Closing') AS running,
            (SELECT MIN(at) FROM (
                SELECT MIN(due_at) AS at FROM messages WHERE due_at IS NOT NULL AND (lease IS NULL OR lease IN @Dead)
                UNION ALL SELECT MIN(next_step_at) FROM occurrences WHERE lease IS NULL OR lease IN @Dead
                UNION ALL SELECT MIN(due_at) FROM unfinished_requests
                UNION ALL SELECT MIN(closes_at) FROM survey_windows WHERE state = 'Open'
                UNION ALL SELECT MIN(w.published_at) FROM survey_windows w
                    JOIN published_windows p ON p.window_id = w.id WHERE p.told_at IS NULL) due) AS next_at
        """,
        new { Dead = _leasesOfTheDead }))!;

    private sealed record Work
    {
        /// <summary>Messages that a platform is just taking.</summary>
        public long Calls { get; init; }

        /// <summary>What this program has claimed or is closing.</summary>
        public long Running { get; init; }

        public Instant? NextAt { get; init; }
    }
}
