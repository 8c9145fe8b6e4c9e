using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CultureBot.Benchmarks;

/// <summary>What this process had used at a moment.</summary>
/// <param name="Timestamp">Of the stopwatch.</param>
/// <param name="Processor">On all cores.</param>
/// <param name="Allocated">Bytes since the start.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Moment(long Timestamp, TimeSpan Processor, long Allocated)
{
    public static Moment Now() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());

    public static string Columns => string.Create(CultureInfo.InvariantCulture, $"  {"",-34}{"wall s",9}{"processor s",14}{"allocated MB",15}");

    /// <summary>From here to there.</summary>
    public string To(Moment end, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {what,-34}{Stopwatch.GetElapsedTime(Timestamp, end.Timestamp).TotalSeconds,9:F2}{(end.Processor - Processor).TotalSeconds,14:F2}{(end.Allocated - Allocated) / 1e6,15:F0}");
}
