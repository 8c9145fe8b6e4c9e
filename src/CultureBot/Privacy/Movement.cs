using System.Runtime.InteropServices;

namespace CultureBot.Privacy;

/// <summary>How many people came to a group and how many left it between two windows.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Movement(int Joined, int Left)
{
    /// <summary>They are the same people.</summary>
    public bool IsNone => Joined == 0 && Left == 0;

    /// <summary>Nobody, or enough of them, came; and nobody, or enough of them, left.</summary>
    public bool IsLargeEnough(int k) => (Joined == 0 || Joined >= k) && (Left == 0 || Left >= k);

    /// <summary>At least so many came and went when each of some buckets held and holds so many people, and nobody changes theirs.</summary>
    public static Movement AtLeast(ReadOnlySpan<int> then, ReadOnlySpan<int> now)
    {
        var least = default(Movement);
        for (var bucket = 0; bucket < now.Length; bucket++)
            least += new Movement(Math.Max(0, now[bucket] - then[bucket]), Math.Max(0, then[bucket] - now[bucket]));
        return least;
    }

    public static Movement operator +(Movement one, Movement other) => new(one.Joined + other.Joined, one.Left + other.Left);
}
