using System.Globalization;

namespace CultureBot.Benchmarks;

/// <summary>What a series of measurements says: its median, and how far it reaches.</summary>
internal sealed class Spread(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => (_sorted[(_sorted.Length - 1) / 2] + _sorted[_sorted.Length / 2]) / 2;

    public string Show(string format) => string.Create(
        CultureInfo.InvariantCulture, $"{In(_sorted[0], format),8} {In(Median, format),8} {In(_sorted[^1], format),8}");

    private static string In(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
