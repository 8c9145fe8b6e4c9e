using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Each night, whatever quarter is over is closed, and what programs have counted of customers served is forgotten.</summary>
internal sealed class CloseQuartersWork(Database database, CloseQuarterHandler close, TimeProvider clock) : IScheduledWork
{
    private const int TwoInTheMorning = 2;

    public string Name => "feedback-quarters";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, TwoInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        foreach (var quarter in await database.ReadAsync(sql => QuartersStore.ListDueAsync(sql, clock.GetCurrentInstant()), cancellationToken))
            await close.HandleAsync(quarter, cancellationToken);
        await database.WriteAsync(sql => ServedRequestsStore.ForgetAsync(sql, clock.GetCurrentInstant()), WriteUrgency.Background, cancellationToken);
        return null;
    }
}
