using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Whoever leads a team says what it expects of its customers in the quarter that it is.</summary>
/// <param name="By">Who.</param>
/// <param name="Team">Their team.</param>
/// <param name="Quarter">For which the form was opened; another one may have begun since.</param>
/// <param name="Tenths">0 to 10.</param>
internal sealed record PredictFives(Account By, ProviderTeam Team, string Quarter, int Tenths);

internal enum PredictResult
{
    Kept,

    /// <summary>Somebody else leads the team.</summary>
    NotYours,

    /// <summary>The quarter has ended: its ratings are counted, so that what was expected stays as it is.</summary>
    Over,
}

/// <summary>Keeps what a team expects; it can be changed until the quarter ends.</summary>
internal sealed class PredictFivesHandler(Database database, OutboxSignal outbox, TimeProvider clock)
{
    /// <exception cref="ArgumentOutOfRangeException">Not a number of ten.</exception>
    public async Task<PredictResult> HandleAsync(PredictFives request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)request.Tenths, (uint)TeamPrediction.Most, nameof(request));
        var result = await database.WriteAsync(sql => KeepAsync(sql, request), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;
    }

    private async Task<PredictResult> KeepAsync(SqlSession sql, PredictFives request)
    {
        var now = clock.GetCurrentInstant();
        if (Quarter.At(now).Name != request.Quarter) return PredictResult.Over;
        if (await (await ProviderTeams.ReadAsync(sql)).FindLeadAsync(sql, request.Team) != request.By.PersonId) return PredictResult.NotYours;
        await ProviderTeamsStore.SaveAsync(sql, request.Team);
        await PredictionsStore.SaveAsync(
            sql, new() { Quarter = request.Quarter, TeamId = request.Team.Id, Tenths = request.Tenths, PredictedBy = request.By.Id, PredictedAt = now });
        await OutboxStore.SubjectChangedAsync(sql, new PredictionSubject(request.Quarter, request.Team.Id).Text, now);
        return PredictResult.Kept;
    }
}
