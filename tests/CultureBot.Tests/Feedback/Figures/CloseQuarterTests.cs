using System.Text.RegularExpressions;
using CultureBot.Feedback;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Tests.Feedback.Figures;

/// <summary>What a quarter leaves: figures about enough customers, and nothing that they were made from.</summary>
public sealed partial class CloseQuarterTests
{
    private static readonly Instant NewYear = Instant.FromUtc(2027, 1, 1, 2, 0);

    [Theory, DatabaseData]
    public async Task Ballots_marks_and_keys_are_gone_and_the_figures_stay_as_they_are(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        foreach (var stars in (int[])[5, 5, 5, 5, 4, 1]) await test.RateAsNobodyAsync(FeedbackWay.Sealed, stars, "Rather not said aloud");
        var quarter = await CloseAsync(test);

        Assert.Equal(["6 of 4"], await PublishedAsync(test));
        Assert.Equal((0, 0, 0), (await test.CountAsync("rating_ballots"), await test.CountAsync("rating_marks"), await test.CountAsync("published_service_words")));
        Assert.Equal(1, await test.CountAsync("feedback_quarters WHERE private_key IS NULL AND mark_key IS NULL AND state = 'Closed' AND published_at IS NOT NULL"));
        var before = await DatabaseDump.ReadAsync(test.Database, FeedbackTest.Cancellation);
        Assert.DoesNotContain(before, row => row.Contains("Rather not said aloud", StringComparison.Ordinal));

        await test.RateAsNobodyAsync(FeedbackWay.Sealed, 1);
        Assert.False(await test.CloseAsync(quarter));
        Assert.Equal(["6 of 4"], await PublishedAsync(test));
    }

    [Theory, DatabaseData]
    public async Task A_customer_counts_once_in_whichever_ways_they_rated(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        for (var i = 0; i < 5; i++) await test.RateAsNobodyAsync(FeedbackWay.Sealed, 5);
        await test.RateAsync("ana", FeedbackWay.Named, stars: 1);
        test.Clock.Advance(Duration.FromDays(2));
        await test.RateAsync("ana", FeedbackWay.Named, stars: 4);
        await test.RateAsync("ana", FeedbackWay.Sealed, stars: 5);
        await test.RateAsync("ana", FeedbackWay.Relayed, stars: 2);

        await CloseAsync(test);

        Assert.Equal(["6 of 6"], await PublishedAsync(test));
    }

    [Theory, DatabaseData]
    public async Task Exchanging_what_two_customers_say_changes_nothing(DatabaseKind kind)
    {
        Said high = new(5, "As ever"), low = new(1, "Three days late");

        var one = await CloseOfAsync(kind, high, low);
        var other = await CloseOfAsync(kind, low, high);

        Assert.Equal(one.Open, other.Open);
        Assert.Equal(one.Closed, other.Closed);
        Assert.Equal(one.Log, other.Log);
        // What is compared is not empty: both rated, and everything of them is in it.
        Assert.Contains(one.Closed, row => row.Contains("n=12, fives=11", StringComparison.Ordinal));
        Assert.Contains(one.Closed, row => row.Contains(low.Words, StringComparison.Ordinal));
        Assert.NotEmpty(one.Log);
    }

    [Theory, DatabaseData]
    public async Task Words_are_shown_among_those_of_ten_customers_and_a_dump_alone_opens_nothing(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        for (var i = 0; i < 10; i++) await test.RateAsNobodyAsync(FeedbackWay.Sealed, 4, $"Sentence {i}");
        var dump = await DatabaseDump.ReadAsync(test.Database, FeedbackTest.Cancellation);
        Assert.DoesNotContain(dump, row => row.Contains("Sentence", StringComparison.Ordinal));
        test.Clock.SetTo(NewYear);
        var quarter = (await test.Database.ReadAsync(sql => QuartersStore.FindAsync(sql, "2026-Q4"), FeedbackTest.Cancellation))!;
        await Assert.ThrowsAsync<SecretUnreadableException>(() => new CountQuarter(test.Database, new SecretBox([.. Enumerable.Repeat((byte)1, 32)])).HandleAsync(quarter, FeedbackTest.Cancellation));

        await CloseAsync(test);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"Sentence {i}"), await test.ListAsync("SELECT words FROM published_service_words ORDER BY words"));
    }

    [Theory, DatabaseData]
    public async Task A_quarter_in_which_everybody_gave_their_name_is_published_too(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        foreach (var customer in await test.AddPeopleAsync("new", 5))
        {
            await test.Rate.HandleAsync(
                new() { Customer = customer, Provider = FeedbackTest.Team, Way = FeedbackWay.Named, Rating = new() { Stars = 5 }, Code = ReceiptCode.Create() }, FeedbackTest.Cancellation);
        }

        await CloseAsync(test);

        Assert.Equal(["5 of 5"], await PublishedAsync(test));
    }

    /// <summary>IT Help is published twice; between the closes some come to it or to others, leave, or change between it and others.</summary>
    [Theory]
    [DatabaseData("nobody", 0, true)]
    [DatabaseData("came", 1, false)]
    [DatabaseData("came", 4, false)]
    [DatabaseData("came", 5, true)]
    [DatabaseData("left", 1, false)]
    [DatabaseData("left", 5, true)]
    [DatabaseData("joined IT Help", 1, false)]
    [DatabaseData("joined IT Help", 4, false)]
    [DatabaseData("joined IT Help", 5, true)]
    [DatabaseData("left IT Help", 1, false)]
    [DatabaseData("left IT Help", 5, true)]
    [DatabaseData("came to IT Help, all but one", 5, false)]
    public async Task A_quarter_is_compared_with_the_one_before_only_where_no_team_has_a_few_customers_more_or_fewer(DatabaseKind kind, string what, int count, bool isComparable)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var (it, others) = (await test.AddPeopleAsync("it", 6), await test.AddPeopleAsync("sales", 6));
        await test.PutIntoAsync("IT Help", it);
        await test.PutIntoAsync("Sales", others);
        for (var i = 0; i < 5; i++) await test.RateAsNobodyAsync(FeedbackWay.Sealed, 5);
        await CloseAsync(test);

        switch (what)
        {
            case "came": await test.AddPeopleAsync("new", count); break;
            case "came to IT Help, all but one": await test.PutIntoAsync("IT Help", (await test.AddPeopleAsync("new", count)).Skip(1)); break;
            case "joined IT Help": await test.PutIntoAsync("IT Help", others.Take(count)); break;
            case "left IT Help": await test.PutIntoAsync("Sales", it.Take(count)); break;
            case "left":
                await test.Database.WriteAsync(
                    sql => sql.ExecuteAsync("UPDATE accounts SET deactivated_at = @Now WHERE id IN @Ids", new { test.Clock.Now, Ids = others.Take(count).Select(one => one.Id.Value) }),
                    WriteUrgency.Background,
                    FeedbackTest.Cancellation);
                break;
        }

        for (var i = 0; i < 5; i++) await test.RateAsNobodyAsync(FeedbackWay.Sealed, 5);
        test.Clock.SetTo(Instant.FromUtc(2027, 4, 1, 2, 0));
        Assert.True(await test.CloseAsync((await test.Database.ReadAsync(sql => QuartersStore.FindAsync(sql, "2027-Q1"), FeedbackTest.Cancellation))!));

        Assert.Equal(isComparable, (await test.Database.ReadAsync(sql => QuartersStore.FindAsync(sql, "2027-Q1"), FeedbackTest.Cancellation))!.IsComparable);
    }

    /// <summary>
    /// Twelve of Sales rate IT Help, two of them as they are told: all that is in the database before and after the close, and in the log of it, but for what is
    /// random in each run.
    /// </summary>
    private static async Task<(IReadOnlyList<string> Open, IReadOnlyList<string> Closed, IReadOnlyList<string> Log)> CloseOfAsync(DatabaseKind kind, Said first, Said second)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var people = await test.AddPeopleAsync("sales", 12);
        await test.PutIntoAsync("Sales", people);
        foreach (var (customer, said) in people.Zip([first, second, .. Enumerable.Repeat(new Said(5, "Quick"), people.Count - 2)]))
        {
            var rated = await test.Rate.HandleAsync(
                new() { Customer = customer, Provider = FeedbackTest.Team, Way = FeedbackWay.Sealed, Rating = new() { Stars = said.Stars, Words = said.Words }, Code = ReceiptCode.Create() },
                FeedbackTest.Cancellation);
            Assert.IsType<ServiceRated>(rated);
        }

        var open = await DumpAsync(test);
        LogLines log = new();
        test.Clock.SetTo(NewYear);
        var quarter = (await test.Database.ReadAsync(sql => QuartersStore.FindAsync(sql, "2026-Q4"), FeedbackTest.Cancellation))!;
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        Assert.True(await test.Closer(loggers.CreateLogger<CloseQuarterHandler>()).HandleAsync(quarter, FeedbackTest.Cancellation));
        return (open, await DumpAsync(test), log.Lines);
    }

    private static async Task<IReadOnlyList<string>> DumpAsync(FeedbackTest test) =>
        [.. (await DatabaseDump.ReadAsync(test.Database, FeedbackTest.Cancellation)).Select(row => RandomText().Replace(row, "*")).Order(StringComparer.Ordinal)];

    // Ids, keys, marks and sealed ballots; and the random order in which words are published.
    [GeneratedRegex("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32,}|position=[0-9]+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex RandomText();

    private static async Task<Quarter> CloseAsync(FeedbackTest test)
    {
        test.Clock.SetTo(NewYear);
        await new CloseQuartersWork(test.Database, test.Closer(), test.Clock).RunChunkAsync(null!, FeedbackTest.Cancellation);
        return (await test.Database.ReadAsync(sql => QuartersStore.FindAsync(sql, "2026-Q4"), FeedbackTest.Cancellation))!;
    }

    private static Task<IReadOnlyList<string>> PublishedAsync(FeedbackTest test) =>
        test.ListAsync("SELECT n || ' of ' || fives FROM published_services WHERE customer_team = '' ORDER BY 1");

    private sealed record Said(int Stars, string Words);
}
