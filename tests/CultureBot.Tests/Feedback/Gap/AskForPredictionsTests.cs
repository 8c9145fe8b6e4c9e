using System.Globalization;
using CultureBot.Feedback;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Gap;

/// <summary>Whoever leads a team is asked once, in the last week of a quarter, if there is something to compare with.</summary>
public sealed class AskForPredictionsTests
{
    private static readonly ProviderTeam It = FeedbackTest.Team.Team!;
    private static readonly Instant LastWeek = Instant.FromUtc(2026, 12, 28, 4, 0);

    [Theory, DatabaseData]
    public async Task The_lead_of_a_team_that_promises_something_is_asked_once_in_the_last_week(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await new MakePromiseHandler(test.Database, new(), test.Clock).HandleAsync(new(test.Company["mia"], It, "Answered today"), FeedbackTest.Cancellation);

        test.Clock.SetTo(LastWeek - Duration.FromDays(4));
        await RunAsync(test);
        Assert.Empty(await AskedAsync(test));

        test.Clock.SetTo(LastWeek);
        await RunAsync(test);
        test.Clock.Advance(Duration.FromDays(1));
        await RunAsync(test);
        Assert.Equal([$"prediction:2026-Q4:{It.Id.Value:N} {test.Company["mia"].ExternalId}"], await AskedAsync(test));
    }

    [Theory, DatabaseData]
    public async Task Nobody_is_asked_who_has_said_it_or_of_whose_team_nothing_is_known(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        test.Clock.SetTo(LastWeek);
        await RunAsync(test);
        Assert.Empty(await AskedAsync(test));

        var rows = new CultureBot.Testing.ServiceRows(test.Database, FeedbackTest.Cancellation);
        await rows.AddTeamAsync(It.Id.Value, It.Key, It.Name);
        await rows.AddServiceAsync(await rows.AddQuarterAsync("2026-Q3", LastWeek), Provider.ReferenceOf(It.Id), 5, 10);
        var handler = new PredictFivesHandler(test.Database, new(), test.Clock);
        await handler.HandleAsync(new(test.Company["mia"], It, "2026-Q4", 6), FeedbackTest.Cancellation);
        await RunAsync(test);
        Assert.Empty(await AskedAsync(test));

        await test.Database.WriteAsync(sql => sql.ExecuteAsync("DELETE FROM team_predictions"), WriteUrgency.Background, FeedbackTest.Cancellation);
        await RunAsync(test);
        Assert.Single(await AskedAsync(test));
    }

    private static async Task RunAsync(FeedbackTest test) => Assert.Null(
        await new AskForPredictionsWork(test.Database, new(new(), [], test.Clock), new(), test.Clock).RunChunkAsync(null!, FeedbackTest.Cancellation));

    private static Task<IReadOnlyList<string>> AskedAsync(FeedbackTest test) =>
        test.ListAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT subject || ' ' || destination FROM messages WHERE kind = '{PredictionAskedKind.KindName}'"));
}
