using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Schedules;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>Each night, how evenly recognition is spread is counted anew: nobody waits for it on a page. Figures are kept for a year.</summary>
internal sealed class CountFairnessWork(Database database, OrgChart chart) : IScheduledWork
{
    private const int FourInTheMorning = 4;
    private const int PersonsAtOnce = 1000;

    public string Name => "recognition-figures";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    /// <summary>From the night before on: an organization that has a history has figures on its first day.</summary>
    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FourInTheMorning, now - Duration.FromDays(1));

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var until = occurrence.DueAt;
        var since = until - Duration.FromDays(FairnessFigures.Days);
        var day = until.InUtc().Date;
        var people = await PeopleAsync(day, cancellationToken);
        var (pairs, values, teams) = await database.ReadAsync(
            async sql => (
                await FairnessStore.ListPairsAsync(sql, since, until), await FairnessStore.CountValuesAsync(sql, since, until),
                (await TeamsStore.ListOfAllAsync(sql)).ToDictionary(one => one.PersonId, one => one.Team)),
            cancellationToken);
        if (CountFairness.Of(day, pairs, people, teams) is not { } figures) return null;
        await database.WriteAsync(
            async sql =>
            {
                await FairnessStore.SaveAsync(sql, figures, values, day.PlusYears(-1));
                return true;
            },
            WriteUrgency.Background,
            cancellationToken);
        return null;
    }

    /// <summary>Without those who are new, of whom nobody can say that they were overlooked, and those on leave.</summary>
    private async Task<IReadOnlySet<PersonId>> PeopleAsync(LocalDate day, CancellationToken cancellationToken)
    {
        var people = (await chart.ReadAsync(cancellationToken)).People.Values
            .Where(person => person.StartDate is not { } start || Period.DaysBetween(start, day) >= FairnessFigures.NewForDays).Select(person => person.Id).ToHashSet();
        foreach (var some in people.Chunk(PersonsAtOnce))
        {
            var leaves = await database.ReadAsync(sql => WorkingTimeStore.ListLeavesAsync(sql, some, day), cancellationToken);
            people.ExceptWith(leaves.Where(leave => leave.FromDate <= day).Select(leave => leave.PersonId));
        }

        return people;
    }
}
