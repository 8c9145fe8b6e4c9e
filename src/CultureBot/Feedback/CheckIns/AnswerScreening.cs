using System.Collections.Immutable;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Somebody says whom they dealt with in the last three months.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Round">In which round they were asked.</param>
/// <param name="Teams">Not their own; may be none.</param>
internal sealed record AnswerScreening(Account Customer, CheckInRound Round, ImmutableArray<ProviderTeam> Teams);

internal enum ScreeningResult
{
    /// <summary>Kept, and a card asks about one or two of them at once.</summary>
    Asked,

    /// <summary>Kept; nobody is asked about now.</summary>
    Kept,

    /// <summary>The quarter is over, or they were not asked.</summary>
    Over,
}

/// <summary>Keeps it until the quarter ends, and asks about at most two of them: who is here just now need not wait.</summary>
internal sealed class AnswerScreeningHandler(Database database, OutboxSignal outbox, TimeProvider clock)
{
    public async Task<ScreeningResult> HandleAsync(AnswerScreening request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var result = await database.WriteAsync(sql => AnswerAsync(sql, request, now), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;
    }

    private static async Task<ScreeningResult> AnswerAsync(SqlSession sql, AnswerScreening request, Instant now)
    {
        var (customer, round) = (request.Customer, request.Round);
        if (round.Quarter != Quarter.At(now).Name || await ScreeningsStore.ListAsync(sql, round.Quarter, [customer.PersonId]) is not [var asked, ..]) return ScreeningResult.Over;
        await AskingsStore.LockAsync(sql);
        foreach (var team in request.Teams) await ProviderTeamsStore.SaveAsync(sql, team);
        var own = DirectoryFields.Normalize(await TeamsStore.FindOfAsync(sql, customer.PersonId));
        await ScreeningsStore.AnswerAsync(sql, round.Quarter, customer, own, [.. request.Teams.Where(team => team.Key != own).Select(team => team.Id)]);
        await OutboxStore.SubjectChangedAsync(sql, Screening.SubjectOf(round.Quarter, asked.CustomerId), now);
        if ((await AskingsStore.ListAskedSinceAsync(sql, [customer.PersonId], now - Duration.FromDays(Asking.DaysOfRest))).Count > 0) return ScreeningResult.Kept;
        return await AskRound.AskAboutAsync(sql, round, [(customer, now)], now) > 0 ? ScreeningResult.Asked : ScreeningResult.Kept;
    }
}
