using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Pulse;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>
/// A survey that the demo company answered three months ago: people think well of how they serve, and less well of how they are served. It is old enough
/// for nothing of it to be asked after any more.
/// </summary>
internal static class DemoPastPulse
{
    private const int Seed = 20240612;
    private const int AnswerInHundred = 88;
    private static readonly Duration Ago = Duration.FromDays(105);
    private static readonly Duration Open = Duration.FromDays(7);

    // Of a hundred answers so many are fives; none of them is reversed.
    private static readonly ImmutableArray<(string Item, int Fives)> Items =
    [
        ("I2", 84), ("I3", 58), ("I4", 47), ("I8", 38), ("I12", 84), ("I5", 38), ("M2", 41), ("M6", 55),
        ("O2", 29), ("O3", 32), ("O4", 46), ("O5", 44), ("O6", 74), ("O10", 36),
    ];

    public static PastPulse Before(Instant now)
    {
        var random = new Random(Seed);
        return new()
        {
            Name = "How we serve each other",
            Items = [.. Items.Select(item => item.Item)],
            LaunchedAt = now - Ago,
            ClosedAt = now - Ago + Open,
            Answers = Enumerable.Range(1, DemoPeople.All.Length).Where(_ => random.Next(100) < AnswerInHundred)
                .ToDictionary(number => new PersonId(DemoIds.Person(number)), _ => Items.Select(item => Answer(random, item.Fives)).ToImmutableArray()),
        };
    }

    private static int Answer(Random random, int fives) => random.Next(100) < fives ? 5 : random.Next(100) switch { < 55 => 4, < 80 => 3, < 93 => 2, _ => 1 };
}
