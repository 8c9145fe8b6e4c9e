using System.Collections.Immutable;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Whoever leads a team says what its customers can expect.</summary>
/// <param name="By">Who.</param>
/// <param name="Team">Their team.</param>
/// <param name="Typed">A line each; nothing takes the promise back.</param>
internal sealed record MakePromise(Account By, ProviderTeam Team, string Typed);

internal enum MakePromiseResult
{
    Made,
    TakenBack,

    /// <summary>Somebody else leads the team.</summary>
    NotYours,

    TooMany,
    TooLong,
}

/// <summary>Keeps what a team promises; who changed it is audited, what was promised before is not kept.</summary>
internal sealed class MakePromiseHandler(Database database, OutboxSignal outbox, TimeProvider clock)
{
    public async Task<MakePromiseResult> HandleAsync(MakePromise request, CancellationToken cancellationToken)
    {
        var lines = TeamPromise.Read(request.Typed);
        if (lines.Length > TeamPromise.MostLines) return MakePromiseResult.TooMany;
        if (lines.Any(line => line.EnumerateRunes().Count() > TeamPromise.MostCharacters)) return MakePromiseResult.TooLong;
        var result = await database.WriteAsync(sql => KeepAsync(sql, request, lines), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;
    }

    private async Task<MakePromiseResult> KeepAsync(SqlSession sql, MakePromise request, ImmutableArray<string> lines)
    {
        var lead = await (await ProviderTeams.ReadAsync(sql)).FindLeadAsync(sql, request.Team);
        if (lead != request.By.PersonId) return MakePromiseResult.NotYours;
        var now = clock.GetCurrentInstant();
        await ProviderTeamsStore.SaveAsync(sql, request.Team);
        // Whoever sends the same words again promises nothing new.
        var isChanged = !lines.SequenceEqual((await PromisesStore.FindAsync(sql, request.Team.Id))?.Lines ?? [], StringComparer.Ordinal);
        await PromisesStore.SaveAsync(sql, new() { Team = request.Team, Lines = lines, ChangedBy = request.By.Id, ChangedAt = now });
        await AuditStore.AddAsync(sql, new() { At = now, AccountId = request.By.Id, Action = "promise.changed", Subject = $"team:{request.Team.Id.Value:D}" });
        if (isChanged)
        {
            await PromisesStore.AddChangeAsync(sql, request.Team.Id, now);
            await OutboxStore.SubjectChangedAsync(sql, TeamPromise.SubjectOf(request.Team.Id), now);
        }

        return lines.IsEmpty ? MakePromiseResult.TakenBack : MakePromiseResult.Made;
    }
}
