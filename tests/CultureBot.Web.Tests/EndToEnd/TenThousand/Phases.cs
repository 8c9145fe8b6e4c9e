using System.Diagnostics;
using System.Globalization;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>Says how long each part took.</summary>
internal sealed class Phases(ITestOutputHelper output)
{
    private long _since = Stopwatch.GetTimestamp();

    public void Done(string part)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(_since).TotalSeconds,6:F1} s  {part}"));
        _since = Stopwatch.GetTimestamp();
    }
}
