using CultureBot.Feedback;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Gap;

/// <summary>What a team expects is its lead's to say, until the quarter ends.</summary>
public sealed class PredictFivesTests
{
    private static readonly ProviderTeam It = FeedbackTest.Team.Team!;

    [Theory, DatabaseData]
    public async Task The_lead_says_it_and_can_change_it_until_the_quarter_ends(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);

        Assert.Equal(PredictResult.NotYours, await PredictAsync(test, "ben", 9));
        Assert.Equal(PredictResult.Kept, await PredictAsync(test, "mia", 9));
        test.Clock.SetTo(Instant.FromUtc(2026, 12, 31, 23, 59));
        Assert.Equal(PredictResult.Kept, await PredictAsync(test, "mia", 7));
        test.Clock.SetTo(Instant.FromUtc(2027, 1, 1, 0, 0));
        Assert.Equal(PredictResult.Over, await PredictAsync(test, "mia", 3));

        Assert.Equal(["2026-Q4 7"], await test.ListAsync("SELECT quarter || ' ' || tenths FROM team_predictions"));
    }

    [Theory, DatabaseData]
    public async Task Of_a_team_that_is_none_nobody_says_anything(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);

        Assert.Equal(PredictResult.NotYours, await PredictAsync(test, "mia", 9, ProviderTeam.Of("Nowhere")));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PredictAsync(test, "mia", 11));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PredictAsync(test, "mia", -1));
        Assert.Equal(0, await test.CountAsync("team_predictions"));
    }

    [Fact]
    public void A_subject_reads_itself_back()
    {
        PredictionSubject subject = new("2026-Q4", It.Id);

        Assert.Equal(subject, PredictionSubject.Find(subject.Text));
        Assert.All((string[])["", "prediction:", "prediction:2026-Q4", "other:2026-Q4:" + It.Id.Value.ToString("N"), "prediction:2026-Q4:x"], text => Assert.Null(PredictionSubject.Find(text)));
    }

    private static Task<PredictResult> PredictAsync(FeedbackTest test, string by, int tenths, ProviderTeam? team = null) =>
        new PredictFivesHandler(test.Database, new(), test.Clock).HandleAsync(new(test.Company[by], team ?? It, "2026-Q4", tenths), FeedbackTest.Cancellation);
}
