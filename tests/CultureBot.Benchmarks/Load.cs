using System.Diagnostics;
using System.Net;

namespace CultureBot.Benchmarks;

/// <summary>Requests on 256 connections at once, each connection one after another.</summary>
internal static class Load
{
    public const int Connections = 256;

    /// <summary>Sends each request once and returns how many were answered in a second.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="requests">Ready to send.</param>
    /// <param name="expected">What every answer contains; another one ends the benchmark.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<double> RunAsync(
        IPEndPoint address, IReadOnlyList<byte[]> requests, string expected, CancellationToken cancellationToken)
    {
        var connections = Enumerable.Range(0, Connections).Select(_ => new HttpConnection()).ToList();
        foreach (var connection in connections) await connection.ConnectAsync(address, cancellationToken);
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(connections.Select(SendAsync));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var connection in connections) connection.Dispose();
        return requests.Count / seconds;

        async Task SendAsync(HttpConnection connection)
        {
            await Task.Yield();
            while (Interlocked.Increment(ref next) is var number && number < requests.Count)
            {
                var status = await connection.SendAsync(requests[number], cancellationToken);
                if (status != 200 || (number % 64 == 0 && !connection.Answer.Contains(expected, StringComparison.Ordinal)))
                    throw new InvalidOperationException("An answer that is none: " + connection.Answer);
            }
        }
    }
}
