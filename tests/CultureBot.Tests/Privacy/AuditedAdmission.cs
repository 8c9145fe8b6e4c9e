using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

/// <summary>
/// Admission as the methodology words it, one group after the other by the general audit alone. It says of each step what the audit said of it.
/// </summary>
internal static class AuditedAdmission
{
    /// <param name="onStep">Gets each family that was tried, with whether it is safe.</param>
    public static Release Admit(RespondentTable table, int k, Release? among = null, Action<Release, bool>? onStep = null)
    {
        var (groups, values) = (new bool[table.Tree.Count], new bool[table.Values.Length]);
        foreach (var group in Enumerable.Range(0, groups.Length).OrderBy(g => table.Tree.Depths[g]).ThenByDescending(g => table.GroupN[g]).ThenBy(g => table.Tree.Ids[g], StringComparer.Ordinal))
            Try(groups, group, table.GroupN[group] >= k && among?.HasGroup[group] != false);
        foreach (var value in Enumerable.Range(0, values.Length).OrderByDescending(v => table.ValueN[v]).ThenBy(v => table.Values[v], StringComparer.Ordinal))
            Try(values, value, table.ValueN[value] >= k && among?.HasValue[value] != false);
        return Release.Of(table, k, groups, values);

        void Try(bool[] admitted, int which, bool isLargeEnough)
        {
            if (!isLargeEnough) return;
            admitted[which] = true;
            var tried = Release.Of(table, k, groups, values);
            admitted[which] = ReleaseAudit.IsSafe(tried);
            onStep?.Invoke(tried, admitted[which]);
        }
    }
}
