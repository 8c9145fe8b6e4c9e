using System.Security.Cryptography;
using System.Text;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>A team has served a customer: a ticket was closed, or somebody says so.</summary>
/// <param name="By">Who says so; null for a program of the operator's.</param>
/// <param name="Team">Who served.</param>
/// <param name="Customer">Whom.</param>
/// <param name="Purpose">With what; may be empty.</param>
/// <param name="Key">The same for the same service: sent twice it counts once. Empty where each counts.</param>
internal sealed record RecordServed(Account? By, ProviderTeam Team, Account Customer, string Purpose, string Key = "");

internal enum ServedResult
{
    /// <summary>The customer is asked.</summary>
    Asked,

    /// <summary>It is counted; a later customer is asked.</summary>
    Counted,

    /// <summary>It was this one's turn, who cannot be asked now: the next one is.</summary>
    Postponed,

    /// <summary>The team asks by no rule.</summary>
    NoRule,

    NotYourTeam,
    TooLong,
}

/// <summary>Counts whom a team serves and asks every n-th, by its rule; nothing of the others is kept.</summary>
internal sealed class RecordServedHandler(Database database, AskCustomersHandler ask, OutboxSignal outbox, TimeProvider clock)
{
    public async Task<ServedResult> HandleAsync(RecordServed request, CancellationToken cancellationToken)
    {
        if (request.Purpose.EnumerateRunes().Count() > Asking.MostCharacters) return ServedResult.TooLong;
        var result = await database.WriteAsync(sql => OnceAsync(sql, request), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;
    }

    private async Task<ServedResult> OnceAsync(SqlSession sql, RecordServed request)
    {
        // Two at once: the second waits here, and finds what became of the first. Whoever asks needs it, too, and takes it first.
        await AskingsStore.LockAsync(sql);
        if (request.Key.Length == 0) return await CountAsync(sql, request);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Team.Key}\n{request.Key}"));
        if (await ServedRequestsStore.FindAsync(sql, hash) is { } before) return before;
        var result = await CountAsync(sql, request);
        // A team without a rule may have one when it is sent again.
        if (result != ServedResult.NoRule) await ServedRequestsStore.AddAsync(sql, hash, result, clock.GetCurrentInstant());
        return result;
    }

    private async Task<ServedResult> CountAsync(SqlSession sql, RecordServed request)
    {
        if (request.By is { } by && !await AskCustomersHandler.MayAskAsync(sql, Provider.Of(request.Team), by)) return ServedResult.NotYourTeam;
        if (await AskingRulesStore.CountAsync(sql, request.Team.Id) is not { } rule) return ServedResult.NoRule;
        if (rule.Served < rule.Every) return ServedResult.Counted;
        var asked = await ask.AskAsync(sql, new() { By = null, Provider = Provider.Of(request.Team), Customers = [request.Customer], Purpose = request.Purpose });
        if (asked.Asked.IsEmpty) return ServedResult.Postponed;
        await AskingRulesStore.BeginAnewAsync(sql, request.Team.Id);
        return ServedResult.Asked;
    }
}
