using CultureBot.Schedules;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Each night, what thanks and ratings show of who serves whom is counted anew: on the map nobody waits for that.</summary>
internal sealed class LearnEdgesWork(LearnEdgesHandler learn) : IScheduledWork
{
    private const int ThreeInTheMorning = 3;

    public string Name => "service-map";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    /// <summary>From the night before on: an organization that has a history has a map on its first day.</summary>
    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, ThreeInTheMorning, now - Duration.FromDays(1));

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        await learn.HandleAsync(cancellationToken);
        return null;
    }
}
