using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Kudos;

public sealed class ListReadableKudosTests
{
    private static readonly ChatPlace Channel = new("CGEN", "general", PlaceKind.Channel);

    [Theory, DatabaseData]
    public async Task Public_ones_are_everybodys_and_private_ones_of_whoever_gave_or_got_them(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await GiveAsync(test, "For everybody", ["ben"]);
        await GiveAsync(test, "Between us three", ["ben", "cy"], k => k with { Visibility = Visibility.Private });
        await GiveAsync(test, "For the manager", ["ana"], k => k with { Giver = test.Company["ben"], Visibility = Visibility.ManagerOnly });
        await test.UndoAsync("undo", (await GiveAsync(test, "Taken back", ["ben"])).Kudos.Id);

        Assert.Equal(["For everybody to Ben", "Between us three to Ben, Cy"], await ReadAsync(test, "ana"));
        Assert.Equal(["For everybody to Ben", "Between us three to Ben", "For the manager to Ana"], await ReadAsync(test, "ben"));
        Assert.Equal(["For everybody to Ben", "Between us three to Cy"], await ReadAsync(test, "cy"));
        Assert.Equal(["For everybody to Ben"], await ReadAsync(test, "mia"));
    }

    [Theory, DatabaseData]
    public async Task A_span_has_its_start_and_not_its_end_and_very_many_come_all(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        var start = test.Clock.Now;
        foreach (var number in Enumerable.Range(1, 501)) await GiveAsync(test, $"Number {number}", ["ben"]);
        test.Clock.Advance(Duration.FromDays(1));
        await GiveAsync(test, "Next day", ["ben"]);

        Assert.Equal(501, (await ReadAsync(test, "mia", new Interval(start, test.Clock.Now))).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["Next day to Ben"], await ReadAsync(test, "mia", new Interval(test.Clock.Now, test.Clock.Now + Duration.FromDays(1))));
    }

    private static async Task<KudosGiven> GiveAsync(KudosTest test, string words, IEnumerable<string> to, Func<GiveKudos, GiveKudos>? change = null)
    {
        // Each a moment after the one before: they come in the order of their times.
        test.Clock.Advance(Duration.FromMilliseconds(1));
        return Assert.IsType<KudosGiven>(await test.GiveAsync(words, words, Channel, to, k => (change ?? (same => same))(k with { SendAsItIs = true })));
    }

    private static async Task<List<string>> ReadAsync(KudosTest test, string reader, Interval? when = null)
    {
        var all = new Interval(test.Clock.Now - Duration.FromDays(1), test.Clock.Now + Duration.FromDays(1));
        var kudos = new ListReadableKudos(test.Store.Database).ReadAsync(test.Company[reader], when ?? all, TestContext.Current.CancellationToken);
        return await kudos.Select(one => $"{one.Kudos.Words} to {string.Join(", ", one.Kudos.Recipients)}").ToListAsync(TestContext.Current.CancellationToken);
    }
}
