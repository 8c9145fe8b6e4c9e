using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;

namespace CultureBot.Benchmarks;

/// <summary>
/// The whole application's /kudos — signature, people, one durable unit of work, rendered answer — against a bare
/// endpoint that checks the signature alone; in turns, so that whatever else the machine does meets both.
/// </summary>
internal static class KudosBenchmark
{
    private const int Rounds = 5;
    private const int KudosEachRound = 6_000;
    private const int BareEachKudos = 10;
    private const int MessagesEachKudos = 3;
    private const string ApiKey = "a-key-for-benchmarks-0123456789";

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("culturebot-benchmark-").FullName;
        await using var slack = await FakeSlack.StartAsync(cancellationToken);
        SignedKudos.AddPeople(slack.State);
        using var bare = ServerProcess.Start(ServerProcess.Built(ServerProcess.Bare), directory, ["--Slack:SigningSecret=" + FakeSlack.SigningSecret]);
        using var full = ServerProcess.Start(ServerProcess.Built(ServerProcess.CultureBot), directory, Settings(slack, directory));
        await bare.FirstAnswerAsync(cancellationToken);
        await full.FirstAnswerAsync(cancellationToken);
        await slack.WaitForAsync(s => s.CallsOf("users.list").Any() && s.CallsOf("conversations.list").Any(), cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);

        Console.WriteLine($"{Load.Connections} connections; {Rounds} rounds of {KudosEachRound} kudos and {BareEachKudos} times as many bare requests, after two to warm up");
        Console.WriteLine("round    kudos/s  bare/s   ratio   CPU a kudos");
        var kudos = new SignedKudos();
        var measured = new List<(double Full, double Bare)>();
        for (var round = -1; round <= Rounds; round++)
        {
            var requests = await kudos.TakeAsync(KudosEachRound, cancellationToken);
            var bareRequests = Enumerable.Repeat(requests, BareEachKudos).SelectMany(r => r).ToList();
            var processor = full.Processor;
            var fullRate = await Load.RunAsync(full.Address, requests, "kudos.undo", cancellationToken);
            var microseconds = (full.Processor - processor).TotalMicroseconds / KudosEachRound;
            var bareRate = await Load.RunAsync(bare.Address, bareRequests, "200 OK", cancellationToken);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(round < 1 ? "warm-up" : round.ToString(CultureInfo.InvariantCulture)),-7} {fullRate,8:F0} {bareRate,8:F0}   {fullRate / bareRate:F3}   {microseconds,8:F0} µs"));
            if (round >= 1) measured.Add((fullRate, bareRate));
        }

        Console.WriteLine("            min   median      max");
        Console.WriteLine("kudos/s " + new Spread(measured.Select(m => m.Full)).Show("F0"));
        Console.WriteLine("bare/s  " + new Spread(measured.Select(m => m.Bare)).Show("F0"));
        Console.WriteLine("ratio   " + new Spread(measured.Select(m => m.Full / m.Bare)).Show("F3") + "   (aim: 0.3)");
        await CheckStoredAsync(full, kudos.Given, cancellationToken);
        Directory.Delete(directory, recursive: true);
    }

    private static string[] Settings(FakeSlack slack, string directory) =>
    [
        "--Slack:SigningSecret=" + FakeSlack.SigningSecret,
        "--Slack:BotToken=" + FakeSlack.BotToken,
        "--Slack:ApiUrl=" + slack.ApiUrl,
        "--Database:ConnectionString=Data Source=" + Path.Combine(directory, "benchmark.db"),
        "--Api:Key=" + ApiKey,
        "--Demo:Enabled=false",
    ];

    /// <summary>A fast answer counts only when what it says is in the database.</summary>
    private static async Task CheckStoredAsync(ServerProcess full, int given, CancellationToken cancellationToken)
    {
        using var connection = new HttpConnection();
        await connection.ConnectAsync(full.Address, cancellationToken);
        var request = $"GET /api/v1/outbox HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {ApiKey}\r\n\r\n";
        await connection.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        var json = connection.Answer[connection.Answer.IndexOf('{', StringComparison.Ordinal)..(connection.Answer.LastIndexOf('}') + 1)];
        var states = JsonNode.Parse(json)!["messages"]!.AsObject();
        var stored = states.Sum(s => (long)s.Value!);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{given} kudos acknowledged; {stored} messages in the outbox: {states.ToJsonString()}"));
        if (stored != (long)given * MessagesEachKudos) throw new InvalidOperationException("The outbox does not hold three messages a kudos.");
    }
}
