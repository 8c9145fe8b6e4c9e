using System.Globalization;
using System.Text;
using CultureBot.Testing.Slack;

namespace CultureBot.Benchmarks;

/// <summary>Signed /kudos requests, each of another trigger with other words, from one of many to two of the others.</summary>
internal sealed class SignedKudos
{
    private const int People = 200;

    private readonly SignedRequests _requests = new(TimeProvider.System);
    private int _given;

    public int Given => _given;

    public static void AddPeople(FakeSlackState slack)
    {
        for (var number = 0; number < People; number++) slack.AddUser(User(number), string.Create(CultureInfo.InvariantCulture, $"person{number}"));
        slack.AddChannel("C0GENERAL", "general", isGeneral: true);
    }

    /// <summary>The bytes of so many requests; they are good for five minutes.</summary>
    public async Task<List<byte[]>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var taken = new List<byte[]>(count);
        for (var number = 0; number < count; number++) taken.Add(await NextAsync(cancellationToken));
        return taken;
    }

    private async Task<byte[]> NextAsync(CancellationToken cancellationToken)
    {
        var number = _given++;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"<@{User(number + 1)}|one> <@{User(number + 2)}|another> Covered the phones while I was out, time {number} #ownership");
        using var request = _requests.Command("/kudos", text, User(number), "https://hooks.slack.com/commands/T0FAKE/1/2");
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var head = new StringBuilder("POST /slack/events HTTP/1.1\r\nHost: localhost\r\n");
        foreach (var (name, values) in request.Headers.Concat(request.Content.Headers.Where(h => h.Key != "Content-Length")))
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {values.First()}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }

    private static string User(int number) => "U" + (number % People).ToString("D6", CultureInfo.InvariantCulture);
}
