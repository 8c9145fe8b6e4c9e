namespace CultureBot.Privacy;

/// <summary>
/// The tree alone: what is left of each admitted group when the admitted groups below it are taken off. A group can join when that
/// leaves of the nearest admitted group above it nobody, or at least k.
/// </summary>
internal sealed class TreeResiduals(RespondentTable table, int k)
{
    private readonly bool[] _admitted = new bool[table.Tree.Count];
    private readonly int[] _residuals = [.. table.GroupN];

    public IReadOnlyList<bool> Admitted => _admitted;

    public bool TryAdmit(int group)
    {
        var n = table.GroupN[group];
        if (n < k) return false;
        var above = NearestAbove(group);
        if (above != GroupTree.None && _residuals[above] - n is > 0 and var left && left < k) return false;
        if (above != GroupTree.None) _residuals[above] -= n;
        return _admitted[group] = true;
    }

    private int NearestAbove(int group)
    {
        var above = table.Tree.Parents[group];
        while (above != GroupTree.None && !_admitted[above]) above = table.Tree.Parents[above];
        return above;
    }
}
