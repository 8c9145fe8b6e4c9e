using CultureBot.Feedback;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Feedback;

/// <summary>Whoever reads the database's own columns cannot tell which mark came with which ballot.</summary>
public sealed class RatingOrderTests
{
    private const string Written = "SELECT CAST(xmin AS TEXT) AS written FROM";

    [Theory, DatabaseData]
    public async Task Shuffled_rows_are_all_written_together_and_say_the_same(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        for (var i = 0; i < 8; i++) await test.RateAsNobodyAsync(FeedbackWay.Sealed, 5);
        var before = await SealedAsync(test);

        await new ShuffleRatings(test.Database).HandleAsync(FeedbackTest.Cancellation);

        Assert.Equal(before, await SealedAsync(test));
        Assert.Equal((8, 16), (await test.CountAsync("rating_ballots"), await test.CountAsync("rating_marks")));
        if (kind is not DatabaseKind.Postgres) return;
        Assert.Single((await test.ListAsync($"{Written} rating_ballots")).Concat(await test.ListAsync($"{Written} rating_marks")).Distinct(StringComparer.Ordinal));
    }

    private static Task<IReadOnlyList<string>> SealedAsync(FeedbackTest test) => test.ListAsync("SELECT CAST(id AS TEXT) FROM rating_ballots ORDER BY id");
}
