using System.Runtime.InteropServices;

namespace CultureBot.Statistics;

/// <summary>Where the true figure is likely to be: 95 % intervals, unless their maker says otherwise.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Interval(double Low, double High)
{
    /// <summary>All that a share can be: what is known of it when nobody has answered.</summary>
    public static Interval AnyShare { get; } = new(0, 1);

    public bool Holds(double value) => Low <= value && value <= High;

    /// <summary>What of this lies within the other; its nearest edge when nothing does.</summary>
    public Interval Within(Interval other) => new(Math.Clamp(Low, other.Low, other.High), Math.Clamp(High, other.Low, other.High));
}
