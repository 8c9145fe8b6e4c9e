using CultureBot.People.Directory;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>
/// Whether a quarter's figures may stand beside those of the quarter before: not where a few people came or left between the ends of the two, of whom the
/// difference could tell (methodology §4). The customers of a team are everybody else, so that one answer holds for all teams.
/// </summary>
internal sealed class CompareQuarters(Database database, OrgChart chart)
{
    public async Task<bool> HandleAsync(Quarter quarter, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(sql => QuartersStore.FindBeforeAsync(sql, quarter.Name), cancellationToken) is not { } before) return true;
        var then = (await chart.AtAsync(before.ClosesAt, cancellationToken)).People;
        var now = (await chart.AtAsync(quarter.ClosesAt, cancellationToken)).People;
        return IsNobodyOrEnough(now.Keys.Count(person => !then.ContainsKey(person))) && IsNobodyOrEnough(then.Keys.Count(person => !now.ContainsKey(person)));

        bool IsNobodyOrEnough(int moved) => moved == 0 || moved >= quarter.ForFives;
    }
}
