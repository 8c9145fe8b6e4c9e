using CultureBot.Feedback;
using CultureBot.Pulse;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>
/// A survey that is over, two quarters of feedback that are over and counted, the one that runs, what was said in the last days and answered or not, and what teams promise,
/// expect and say of whom they serve: all of it through the product's own use cases, as of its own moments.
/// </summary>
internal sealed class DemoFeedback(Database database, PlayFeedback play, PlayTeams teams, PlayPulse pulses, TimeProvider time)
{
    private const string Mark = "demo_feedback";

    /// <summary>Once and for all; what was cut short stays so.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        if (!await database.WriteAsync(sql => DemoStore.MarkAsync(sql, Mark), WriteUrgency.Background, cancellationToken)) return;
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        await pulses.HandleAsync(DemoPastPulse.Before(now), cancellationToken);
        await teams.PromiseAsync([.. DemoPromises.Until(now)], cancellationToken);
        await teams.PredictAsync([.. DemoTeams.Predictions(now)], cancellationToken);
        await teams.SayEdgesAsync([.. DemoTeams.Edges(now)], cancellationToken);
        await play.HandleAsync([.. DemoRatings.Until(now), .. DemoSaid.Until(now)], [.. DemoTeams.Barriers(now)], now, cancellationToken);
    }
}
