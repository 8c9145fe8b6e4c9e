using System.Diagnostics;

namespace CultureBot.Web.Tests.Browser;

/// <summary>Waits for what another process, or a background service, does in its own time.</summary>
internal static class Until
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <exception cref="TimeoutException">It did not become true; the message names what.</exception>
    public static async Task TrueAsync(Func<Task<bool>> isTrue, string what, TimeSpan patience)
    {
        for (var waited = Stopwatch.StartNew(); !await isTrue();)
        {
            if (waited.Elapsed > patience) throw new TimeoutException($"Waited {patience} in vain until {what}.");
            await Task.Delay(Step, TestContext.Current.CancellationToken);
        }
    }
}
