using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Privacy.Personal;

/// <summary>Every night at four: forgets the rest of those whose erasure a stop has cut short.</summary>
internal sealed class FinishErasuresWork(Database database, ErasePersonHandler erase) : IScheduledWork
{
    private const int FourInTheMorning = 4;

    public string Name => "finish-erasures";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FourInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        foreach (var person in await database.ReadAsync(ErasuresStore.ListUnfinishedAsync, cancellationToken)) await erase.GoOnAsync(person, cancellationToken);
        return null;
    }
}
