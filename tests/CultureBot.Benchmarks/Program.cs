using CultureBot.Benchmarks;

// Millions of rows take their time.
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(args is ["pages", ..] ? 60 : 15));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

switch (args)
{
    case ["kudos", ..]:
        await KudosBenchmark.RunAsync(stop.Token);
        return 0;
    case ["start", .. var programs]:
        await StartBenchmark.RunAsync(programs, stop.Token);
        return 0;
    case ["directory", ..]:
        await DirectoryBenchmark.RunAsync(stop.Token);
        return 0;
    case ["admission"]:
        AdmissionBenchmark.Run(stop.Token);
        return 0;
    case ["close", .. var kinds]:
        await CloseBenchmark.RunAsync(kinds, stop.Token);
        return 0;
    case ["trends", ..]:
        await TrendsBenchmark.RunAsync(stop.Token);
        return 0;
    case ["pages", .. var kinds]:
        await PagesBenchmark.RunAsync(kinds, stop.Token);
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            """
            kudos: the durable signed /kudos against a bare acknowledgement
            start [CultureBot.Web.dll …]: until the first 200, against bare Kestrel
            directory: importing 100,000 people and reading the organization
            admission: what of 100,000 answers is published
            close [sqlite] [postgres]: a window of 100,000 people, on either or both
            pages [sqlite] [postgres]: every page of 100,000 people with 5 million kudos
            trends: who came and went among 100,000 people since the window before
            """);
        return 2;
}
