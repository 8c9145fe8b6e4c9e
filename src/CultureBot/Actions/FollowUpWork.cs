using System.Globalization;
using CultureBot.Delivery;
using CultureBot.Schedules;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>
/// What follows a survey (methodology §6), each day: on day 10 the team talk, on day 14 at most two actions, on days 30 and 60 how
/// it goes, and after the next window whether it helped.
/// </summary>
internal sealed class FollowUpWork(IEnumerable<IFollowUpStep> steps, OutboxSignal outbox, TimeProvider clock) : IScheduledWork
{
    public const string WorkName = "action-follow-up";

    // Early enough for a morning in Europe; whoever is ahead of it is written to on their next morning.
    private const int FiveInTheMorning = 5;
    private const char Between = '/';

    private readonly IFollowUpStep[] _steps = [.. steps.OrderBy(step => step.Order)];

    public string Name => WorkName;

    public MissedRule Missed => MissedRule.Latest;

    public bool MayPause => true;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FiveInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var (number, after) = Read(occurrence.Cursor);
        if (number >= _steps.Length) return null;
        var next = await _steps[number].RunAsync(after, clock.GetCurrentInstant(), cancellationToken);
        outbox.Notify();
        return next is not null ? Write(number, next) : number + 1 < _steps.Length ? Write(number + 1, "") : null;
    }

    private static string Write(int number, string after) => string.Create(CultureInfo.InvariantCulture, $"{number}{Between}{after}");

    private static (int Number, string After) Read(string cursor)
    {
        var end = cursor.IndexOf(Between, StringComparison.Ordinal);
        return end < 0 ? (0, "") : (int.Parse(cursor.AsSpan(0, end), CultureInfo.InvariantCulture), cursor[(end + 1)..]);
    }
}
