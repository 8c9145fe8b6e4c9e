using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CultureBot.Privacy;

/// <summary>Somebody who answered: the number of the group they belong to directly, and of their attribute value.</summary>
/// <param name="Group">Of the tree; a manager's is the group of their own boss.</param>
/// <param name="Value">Of the values; <see cref="RespondentTable.NoValue"/> for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Respondent(int Group, int Value);

/// <summary>How many respondents have the same group and the same value.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RespondentCell(int Group, int Value, int Count);

/// <summary>The respondents of one question in one window, counted: the tree and at most one attribute partition, nobody's name.</summary>
internal sealed class RespondentTable
{
    public const int NoValue = -1;

    private RespondentTable(GroupTree tree, ImmutableArray<string> values, ImmutableArray<RespondentCell> cells)
    {
        (Tree, Values, Cells) = (tree, values, cells);
        var direct = new int[tree.Count];
        var byValue = new int[values.Length];
        foreach (var (group, value, count) in cells)
        {
            direct[group] += count;
            if (value != NoValue) byValue[value] += count;
        }

        (Direct, GroupN, ValueN) = ([.. direct], [.. tree.SumUp(direct)], [.. byValue]);
    }

    public GroupTree Tree { get; }

    /// <summary>The ids of the attribute's values; none when no attribute is released.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Every pair that somebody has, by group and then by value.</summary>
    public ImmutableArray<RespondentCell> Cells { get; }

    /// <summary>Respondents who belong to each group directly.</summary>
    public ImmutableArray<int> Direct { get; }

    /// <summary>Respondents in each group and all groups below it.</summary>
    public ImmutableArray<int> GroupN { get; }

    /// <summary>Respondents with each value.</summary>
    public ImmutableArray<int> ValueN { get; }

    /// <exception cref="ArgumentException">A value is there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A respondent's group or value is none of these.</exception>
    public static RespondentTable Of(GroupTree tree, ImmutableArray<string> values, IEnumerable<Respondent> respondents)
    {
        if (values.Distinct(StringComparer.Ordinal).Count() != values.Length) throw new ArgumentException("A value is there twice.", nameof(values));
        // One number for group and value: sorting numbers is what makes 100,000 people quick to count.
        long[] keys = [.. respondents.Select(r => Key(tree, values, r))];
        Array.Sort(keys);
        var cells = ImmutableArray.CreateBuilder<RespondentCell>();
        for (var start = 0; start < keys.Length;)
        {
            var end = start;
            while (end < keys.Length && keys[end] == keys[start]) end++;
            var (group, value) = Math.DivRem(keys[start], values.Length + 1);
            cells.Add(new((int)group, (int)value - 1, end - start));
            start = end;
        }

        return new(tree, values, cells.ToImmutable());
    }

    private static long Key(GroupTree tree, ImmutableArray<string> values, Respondent respondent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(respondent.Group, nameof(respondent));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(respondent.Group, tree.Count, nameof(respondent));
        ArgumentOutOfRangeException.ThrowIfLessThan(respondent.Value, NoValue, nameof(respondent));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(respondent.Value, values.Length, nameof(respondent));
        return (long)respondent.Group * (values.Length + 1) + respondent.Value + 1;
    }
}
