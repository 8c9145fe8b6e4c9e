using System.Collections.Immutable;

namespace CultureBot.Web.Pages;

/// <summary>As much of a long list as one page shows.</summary>
/// <param name="Rows">At most <see cref="ListPart.Most"/>.</param>
/// <param name="Number">Which page it is, 1 the first.</param>
/// <param name="Total">How many rows the list has.</param>
public sealed record ListPart<T>(ImmutableArray<T> Rows, int Number, int Total)
{
    /// <summary>The number of the last page.</summary>
    public int Last => ListPart.LastOf(Total);
}

internal static class ListPart
{
    public const int Most = 50;

    /// <summary>The part of that number, or the one nearest to it that there is.</summary>
    public static ListPart<T> Of<T>(IReadOnlyCollection<T> all, int number)
    {
        var at = Math.Clamp(number, 1, LastOf(all.Count));
        return new([.. all.Skip((at - 1) * Most).Take(Most)], at, all.Count);
    }

    public static int LastOf(int total) => Math.Max(1, (total + Most - 1) / Most);
}
