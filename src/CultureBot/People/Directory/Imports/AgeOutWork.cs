using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People.Directory.Imports;

/// <summary>
/// Every night at two: whom files had named and name no more, and who is in no roster, has left. A roster tells of whoever has an account;
/// of others only files tell, and a file need not be of everybody.
/// </summary>
internal sealed class AgeOutWork(Database database, TimeProvider time) : IScheduledWork
{
    private const int TwoInTheMorning = 2;
    private const int AtOnce = 100;

    /// <summary>Between the last file that named somebody and the last file of all.</summary>
    private static readonly Duration Forgotten = Duration.FromDays(30);

    public string Name => "leavers";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, TwoInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(LeaveAsync, WriteUrgency.Background, cancellationToken) == AtOnce)
        {
        }

        while (await database.WriteAsync(sql => ImportEntriesStore.ForgetAsync(sql, time.GetCurrentInstant()), WriteUrgency.Background, cancellationToken))
        {
        }

        return null;
    }

    private async Task<int> LeaveAsync(SqlSession sql)
    {
        await DirectoryStore.LockAsync(sql);
        var left = await LeaversStore.ListForgottenAsync(sql, Forgotten, AtOnce);
        foreach (var person in left) await AbsencesStore.LeaveAsync(sql, person, time.GetCurrentInstant());
        return left.Count;
    }
}
