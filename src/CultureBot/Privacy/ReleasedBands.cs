using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CultureBot.Privacy;

/// <param name="Atom">The number of a residual group of the tree.</param>
/// <param name="Value">The number of a released value, or <see cref="RespondentTable.NoValue"/> for all others.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BandCell(int Atom, int Value);

/// <summary>The bands that are published: of each group and of each value the sum of its cells.</summary>
internal sealed class ReleasedBands
{
    private readonly Release _release;
    private readonly bool _hasValues;
    private readonly ImmutableArray<Bands> _groups;
    private readonly ImmutableArray<Bands> _values;

    /// <param name="release">Where bands are shown.</param>
    /// <param name="hasValues">Whether values have bands as well.</param>
    /// <param name="cells">After homogeneity.</param>
    public ReleasedBands(Release release, bool hasValues, IReadOnlyDictionary<BandCell, Bands> cells)
    {
        (_release, _hasValues) = (release, hasValues);
        var groups = new Bands[release.HasGroup.Length];
        var values = new Bands[release.HasValue.Length];
        foreach (var (cell, answers) in cells)
        {
            groups[cell.Atom] += answers;
            if (cell.Value != RespondentTable.NoValue) values[cell.Value] += answers;
        }

        for (var group = groups.Length - 1; group > 0; group--) groups[release.Table.Tree.Parents[group]] += groups[group];
        (_groups, _values) = ([.. groups], [.. values]);
    }

    /// <summary>Null when the group is not released.</summary>
    public Bands? OfGroup(int group) => _release.HasGroup[group] ? _groups[group] : null;

    /// <summary>Null when the value is not released, or values have no bands.</summary>
    public Bands? OfValue(int value) => _hasValues && _release.HasValue[value] ? _values[value] : null;
}
