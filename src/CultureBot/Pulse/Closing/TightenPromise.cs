using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>HR promises more for a window that is open.</summary>
/// <param name="Window">Which.</param>
/// <param name="Promise">What holds from now on.</param>
/// <param name="By">Who asks for it; null for the API.</param>
internal sealed record TightenPromise(WindowId Window, Promise Promise, AccountId? By);

internal enum TightenPromiseResult
{
    Tightened,

    /// <summary>There is no such window, or it takes no ballots any more.</summary>
    NotOpen,

    /// <summary>It would promise less than people read before their first tap; nothing was changed.</summary>
    WouldPromiseLess,
}

/// <summary>A window's promise was frozen when it launched, and can only become stricter (methodology §4).</summary>
internal sealed class TightenPromiseHandler(Database database, TimeProvider clock)
{
    public Task<TightenPromiseResult> HandleAsync(TightenPromise request, CancellationToken cancellationToken) =>
        database.WriteAsync(sql => TightenAsync(sql, request), WriteUrgency.Acknowledgement, cancellationToken);

    private async Task<TightenPromiseResult> TightenAsync(SqlSession sql, TightenPromise request)
    {
        if (!await BallotsStore.HoldOpenAsync(sql, request.Window)) return TightenPromiseResult.NotOpen;
        var window = (await WindowsStore.FindAsync(sql, request.Window))!;
        if (!request.Promise.IsAllowed || !request.Promise.IsAtLeast(window.Promise)) return TightenPromiseResult.WouldPromiseLess;

        await WindowsStore.TightenAsync(sql, window.Id, request.Promise);
        await AuditStore.AddAsync(
            sql, new() { At = clock.GetCurrentInstant(), AccountId = request.By, Action = "promise.tightened", Subject = window.Id.Subject });
        return TightenPromiseResult.Tightened;
    }
}
