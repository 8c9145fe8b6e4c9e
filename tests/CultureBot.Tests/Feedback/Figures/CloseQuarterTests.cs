using CultureBot.Chat;
using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Figures;

/// <summary>What a quarter leaves: figures about enough customers, and nothing that they were made from.</summary>
public sealed class CloseQuarterTests
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
        var one = await LedgerAsync(kind, 5, 1);
        var other = await LedgerAsync(kind, 1, 5);

        Assert.Equal(one, other);
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

    [Theory]
    [DatabaseData(0, true)]
    [DatabaseData(1, false)]
    [DatabaseData(4, false)]
    [DatabaseData(5, true)]
    public async Task A_quarter_to_which_a_few_people_came_is_not_compared_with_the_one_before(DatabaseKind kind, int came, bool isComparable)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsNobodyAsync(FeedbackWay.Sealed, 5);
        await CloseAsync(test);
        await test.Database.WriteAsync(
            sql => AccountsStore.SaveAsync(
                sql,
                test.Company.Workspace.Id,
                [.. Enumerable.Range(0, came).Select(i => new PlatformAccount { AccountId = $"Unew{i}", DisplayName = $"New {i}", Handle = $"new{i}", Kind = AccountKind.Member })],
                test.Clock.Now),
            WriteUrgency.Background,
            FeedbackTest.Cancellation);
        await test.RateAsNobodyAsync(FeedbackWay.Sealed, 5);
        test.Clock.SetTo(Instant.FromUtc(2027, 4, 1, 2, 0));

        Assert.True(await test.CloseAsync((await test.Database.ReadAsync(sql => QuartersStore.FindAsync(sql, "2027-Q1"), FeedbackTest.Cancellation))!));

        Assert.Equal(isComparable, (await test.Database.ReadAsync(sql => QuartersStore.FindAsync(sql, "2027-Q1"), FeedbackTest.Cancellation))!.IsComparable);
    }

    private static async Task<IReadOnlyList<string>> LedgerAsync(DatabaseKind kind, int first, int second)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        for (var i = 0; i < 5; i++) await test.RateAsNobodyAsync(FeedbackWay.Sealed, 5);
        await test.RateAsync("ana", FeedbackWay.Sealed, stars: first);
        await test.RateAsNobodyAsync(FeedbackWay.Sealed, second);
        await CloseAsync(test);
        // Ids of quarters grow with time; everything else is the same.
        return await test.ListAsync("SELECT provider || ' ' || customer_team || ' ' || n || ' ' || fives FROM published_services ORDER BY 1");
    }

    private static async Task<Quarter> CloseAsync(FeedbackTest test)
    {
        test.Clock.SetTo(NewYear);
        await new CloseQuartersWork(test.Database, test.Closer(), test.Clock).RunChunkAsync(null!, FeedbackTest.Cancellation);
        return (await test.Database.ReadAsync(sql => QuartersStore.FindAsync(sql, "2026-Q4"), FeedbackTest.Cancellation))!;
    }

    private static Task<IReadOnlyList<string>> PublishedAsync(FeedbackTest test) =>
        test.ListAsync("SELECT n || ' of ' || fives FROM published_services WHERE customer_team = '' ORDER BY 1");
}
