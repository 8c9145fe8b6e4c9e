using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// The one figure before the close, how many have answered, moves once a day for all open windows: whoever watched it more often
/// could see somebody answer. Shuffles right after, so that the rows of the day it counts tell nothing either.
/// </summary>
internal sealed class CountAnsweredWork(Database database, ShuffleBallots shuffle, TimeProvider clock) : IScheduledWork
{
    private const int ThreeInTheMorning = 3;

    public string Name => "count-answers";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, ThreeInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        foreach (var window in await database.ReadAsync(sql => WindowsStore.ListAsync(sql, WindowState.Open), cancellationToken))
            await database.WriteAsync(sql => WindowsStore.CountAnsweredAsync(sql, window.Id, now), WriteUrgency.Background, cancellationToken);
        await shuffle.HandleAsync(cancellationToken);
        return null;
    }
}
