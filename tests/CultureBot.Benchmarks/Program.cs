using CultureBot.Benchmarks;

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
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
    default:
        await Console.Error.WriteLineAsync("kudos: the durable signed /kudos against a bare acknowledgement\nstart [CultureBot.Web.dll …]: until the first 200, against bare Kestrel");
        return 2;
}
