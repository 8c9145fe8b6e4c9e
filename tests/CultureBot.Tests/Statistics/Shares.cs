using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Statistics;

/// <summary>Counts that can be, for properties.</summary>
internal static class Shares
{
    public static Gen<(int Count, int N)> OfSomebody { get; } =
        from n in Gen.Choose(1, 400) from count in Gen.Choose(0, n) select (count, n);

    public static Gen<((int Count, int N) One, (int Count, int N) Other)> Two { get; } =
        from one in OfSomebody from other in OfSomebody select (one, other);
}
