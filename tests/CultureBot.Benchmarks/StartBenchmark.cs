using System.Globalization;

namespace CultureBot.Benchmarks;

/// <summary>
/// The time from starting the process to the first 200, with a Slack that cannot be reached and a database file that is
/// already there, against a bare Kestrel application; in turns.
/// </summary>
internal static class StartBenchmark
{
    private const int Rounds = 15;

    /// <param name="programs">Further builds of CultureBot.Web to measure beside the one of this configuration.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(IReadOnlyList<string> programs, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("culturebot-benchmark-").FullName;
        string[] settings =
        [
            "--Slack:SigningSecret=a-secret-for-benchmarks", "--Slack:BotToken=xoxb-benchmark", "--Slack:ApiUrl=http://127.0.0.1:9/api/",
            "--Demo:Enabled=false", "--Database:ConnectionString=Data Source=" + Path.Combine(directory, "benchmark.db"),
            "--Logging:LogLevel:CultureBot=Error",
        ];
        var bare = ServerProcess.Built(ServerProcess.Bare);
        string[] all = [bare, ServerProcess.Built(ServerProcess.CultureBot), .. programs];
        var times = all.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round <= Rounds; round++)
        {
            for (var which = 0; which < all.Length; which++)
            {
                using var process = ServerProcess.Start(all[which], directory, settings);
                var time = await process.FirstAnswerAsync(cancellationToken);
                if (round >= 1) times[which].Add(time.TotalMilliseconds);
            }
        }

        Console.WriteLine($"{Rounds} rounds, after two to warm up; milliseconds to the first 200 of /health/live");
        Console.WriteLine("              min   median      max   ratio to bare: min, median, max (aim: at most 2)");
        for (var which = 0; which < all.Length; which++)
        {
            var ratios = new Spread(times[which].Zip(times[0], (time, bareTime) => time / bareTime));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{(which == 0 ? "bare" : "CultureBot"),-10} {new Spread(times[which]).Show("F0")}   {ratios.Show("F2")}   {(which > 1 ? all[which] : "")}"));
        }

        Directory.Delete(directory, recursive: true);
    }
}
