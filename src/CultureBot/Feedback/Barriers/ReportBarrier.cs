using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Somebody says what stopped them from serving someone well.</summary>
internal sealed record ReportBarrier
{
    public required Account By { get; init; }

    public required BarrierKind Kind { get; init; }

    public required string Words { get; init; }

    /// <summary>Whose it is; null when they do not know.</summary>
    public ProviderTeam? Team { get; init; }

    public required bool IsNamed { get; init; }

    /// <summary>Of the form: sent twice it is one.</summary>
    public required ReceiptCode Code { get; init; }
}

/// <param name="Refusal">Null when it is kept.</param>
/// <param name="Owner">Who was told and answers for it; null when there is nobody.</param>
/// <param name="Least">The fewest people of whom this quarter's figures are published.</param>
internal sealed record ReportBarrierResult(BarrierRefusal? Refusal, Account? Owner = null, int Least = 0);

internal enum BarrierRefusal
{
    NoWords,
    TooLong,

    /// <summary>They lead the team themself.</summary>
    Yours,
}

/// <summary>
/// Keeps it, wants its owner told, and counts the person once in the quarter: with a mark that tells of nobody who they are, in a unit of work of its own.
/// </summary>
internal sealed class ReportBarrierHandler(
    Database database, FindOwner owners, CurrentQuarter quarters, CountBarriers count, OutboxSignal outbox, TimeProvider clock)
{
    public async Task<ReportBarrierResult> HandleAsync(ReportBarrier request, CancellationToken cancellationToken)
    {
        if (request.Words.Length == 0) return new(BarrierRefusal.NoWords);
        if (request.Words.EnumerateRunes().Count() > Rating.MostCharacters) return new(BarrierRefusal.TooLong);
        var (lead, owner) = await database.ReadAsync(async sql => await owners.HandleAsync(sql, await ProviderTeams.ReadAsync(sql), request.Team), cancellationToken);
        if (lead == request.By.PersonId) return new(BarrierRefusal.Yours);

        var now = clock.GetCurrentInstant();
        await database.WriteAsync(sql => KeepAsync(sql, request, owner, now), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        var quarter = await quarters.FindAsync(cancellationToken);
        await count.HandleAsync(quarter, [(request.By.PersonId, BarrierPlace.Of(request.Team?.Id, request.Kind))], cancellationToken);
        return new(null, owner, quarter.ForFives);
    }

    private static async Task KeepAsync(SqlSession sql, ReportBarrier request, Account? owner, Instant now)
    {
        if (request.Team is { } team) await ProviderTeamsStore.SaveAsync(sql, team);
        var barrier = new Barrier
        {
            Id = request.Code.RatingId,
            GiverId = request.IsNamed ? request.By.Id : null,
            Mailbox = request.IsNamed ? null : request.Code.Mailbox,
            TeamId = request.Team?.Id,
            Kind = request.Kind,
            Words = request.Words,
            SaidOn = request.IsNamed ? OwnDay.Of(request.By, now) : now.InUtc().Date,
        };
        if (await BarriersStore.AddAsync(sql, barrier))
            await FeedbackNews.TellOwnerAsync(sql, barrier.Subject, barrier.TeamId, wantsResponse: true, owner, now);
    }
}
