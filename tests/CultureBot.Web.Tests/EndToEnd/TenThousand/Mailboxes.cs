using System.Collections.Concurrent;
using CultureBot.Testing.Slack;
using CultureBot.Testing.Teams;
using NodaTime.Extensions;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>What everybody got, as the platforms took it.</summary>
internal sealed class Mailboxes
{
    private const string BeforeName = "-with-";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Received>> _received = new(StringComparer.Ordinal);
    private int _count;

    public Mailboxes(FakeSlack slack, FakeTeams teams)
    {
        slack.Arrived = Take;
        teams.Arrived = Take;
    }

    /// <summary>How many messages were taken in all.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Told of that number with each message.</summary>
    public Action<int>? Counted { get; set; }

    public IReadOnlyCollection<Received> Of(Employee one) => _received.TryGetValue(one.Id, out var received) ? received : [];

    public IEnumerable<Received> Of(Employee one, Matter matter) => Of(one).Where(received => received.Matter == matter);

    private void Take(FakeSlackCall call)
    {
        if (call.Method == "chat.postMessage")
            Keep((string)call.Arguments["channel"]!, (string)call.Arguments["text"]!, new(Matter.Other, call.At.ToInstant(), "", call.Arguments["blocks"]!));
    }

    private void Take(FakeTeamsCall call)
    {
        // A personal chat's id ends with the name of whose it is.
        if (call.Method == "post" && call.Place.Split(BeforeName) is [_, var name])
            Keep(Employee.TeamsId + name, (string?)call.Body["summary"] ?? "", new(Matter.Other, call.At.ToInstant(), call.Place, call.Body["attachments"]![0]!["content"]!));
    }

    private void Keep(string person, string summary, Received received)
    {
        _received.GetOrAdd(person, _ => new()).Enqueue(received with { Matter = About(summary) });
        Counted?.Invoke(Interlocked.Increment(ref _count));
    }

    private static Matter About(string summary) =>
        summary.Contains("Question 1 of", StringComparison.Ordinal) ? Matter.Asked
        : summary.Contains("last reminder", StringComparison.Ordinal) ? Matter.RemindedAgain
        : summary.Contains("is still open for you", StringComparison.Ordinal) ? Matter.Reminded
        : summary.Contains("what we said", StringComparison.Ordinal) || summary.Contains("team’s pulse", StringComparison.Ordinal) ? Matter.Results
        : Matter.Other;
}
