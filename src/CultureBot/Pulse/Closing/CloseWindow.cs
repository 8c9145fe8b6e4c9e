using System.Security.Cryptography;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Workspaces;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>A window takes no ballots any more, is counted, and what is published of it is written down.</summary>
/// <param name="Window">Which.</param>
/// <param name="By">Who asks for it; null for its last day and the API.</param>
public sealed record CloseWindow(WindowId Window, AccountId? By = null);

public enum CloseWindowResult
{
    /// <summary>Its ledger is written; ballots, participation, snapshot and key are gone.</summary>
    Closed,

    /// <summary>It was closed already; nothing was changed.</summary>
    ClosedBefore,

    /// <summary>It is still being prepared, and cannot be closed yet.</summary>
    NotOpen,

    /// <summary>There is no such window.</summary>
    Unknown,
}

/// <summary>
/// Closes a window in three steps (methodology §4): a short unit of work after which no ballot is taken; counting, which writes
/// nothing; and one unit that writes the ledger and forgets everything it was made from. Cut short anywhere it runs again, whole,
/// and gives the same ledger. Of two nodes that close at once one wins.
/// </summary>
public sealed partial class CloseWindowHandler
{
    /// <summary>The tables that a close takes rows out of.</summary>
    internal static readonly string[] Emptied = ["ballots", "participations", "window_members", "window_groups", "survey_windows", "messages"];

    private readonly Database _database;
    private readonly CountBallots _counting;
    private readonly CompareWithBefore _comparing;
    private readonly SecretBox _secrets;
    private readonly TellFacts _facts;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    internal CloseWindowHandler(
        Database database, CountBallots counting, CompareWithBefore comparing, SecretBox secrets, TellFacts facts, TimeProvider clock,
        ILogger<CloseWindowHandler> logger)
    {
        _database = database;
        _counting = counting;
        _comparing = comparing;
        _secrets = secrets;
        _facts = facts;
        _clock = clock;
        _logger = logger;
    }

    public async Task<CloseWindowResult> HandleAsync(CloseWindow request, CancellationToken cancellationToken)
    {
        var state = await _database.WriteAsync(sql => BeginAsync(sql, request.Window), WriteUrgency.Background, cancellationToken);
        if (state is null) return CloseWindowResult.Unknown;
        if (state == WindowState.Closed) return CloseWindowResult.ClosedBefore;
        if (state != WindowState.Closing) return CloseWindowResult.NotOpen;

        // Nobody can answer by the cards any more, so they go while ballots are counted.
        var counting = CountAsync(request, cancellationToken);
        await Task.WhenAll(counting, ForgetMessages.AboutAsync(_database, request.Window.Subject, cancellationToken));
        if (await counting is not { } closing) return CloseWindowResult.ClosedBefore;
        if (!await _database.WriteAsync(sql => FinishAsync(sql, closing), WriteUrgency.Background, cancellationToken)) return CloseWindowResult.ClosedBefore;

        await _database.ForgetDeletedAsync(Emptied, cancellationToken);
        if (closing.Ledger.Unreadable > 0) Log.Unreadable(_logger, request.Window.Value, closing.Ledger.Unreadable);
        Log.Closed(_logger, request.Window.Value);
        return CloseWindowResult.Closed;
    }

    private static async Task<WindowState?> BeginAsync(SqlSession sql, WindowId window)
    {
        await ClosingStore.BeginAsync(sql, window);
        return (await WindowsStore.FindAsync(sql, window))?.State;
    }

    /// <summary>Null when another node has finished meanwhile.</summary>
    private async Task<CountedWindow?> CountAsync(CloseWindow request, CancellationToken cancellationToken)
    {
        var read = await _database.ReadAsync(sql => CountedWindow.ReadAsync(sql, request.Window), cancellationToken);
        if (read is not { } window) return null;

        var people = CountedPeople.Of(window.Window.Promise, window.Groups, window.Values);
        var tally = await _counting.HandleAsync(window.Window, window.WrappedKey, people, cancellationToken);
        var ledger = DrawUpLedger.Of(window.Window, people, tally, window.Participation, OrderKey(request.Window, window.WrappedKey));
        var key = _secrets.KeyFor(GroupFingerprint.Purpose);
        var inTree = ledger.Groups.Where(group => group.Kind is PublishedGroupKind.Company or PublishedGroupKind.Tree).Select(group => group.GroupId);
        var fingerprints = GroupFingerprint.Of(window.Members, people, inTree, key);
        var trends = await _comparing.HandleAsync(window, people, fingerprints, key, cancellationToken);
        return window.With(request.By, ledger, fingerprints, trends);
    }

    private async Task<bool> FinishAsync(SqlSession sql, CountedWindow closing)
    {
        var now = _clock.GetCurrentInstant();
        var window = closing.Window;
        var zone = PublicationTime.ZoneOf(await WorkspacesStore.ListConnectedAsync(sql));
        var days = (await SurveysStore.FindAsync(sql, window.SurveyId))!.ResultsAfterDays;
        var (invited, answered) = closing.Total;
        var publishedAt = PublicationTime.Of(now, days, zone);
        if (!await ClosingStore.FinishAsync(sql, window.Id, now, publishedAt, invited, answered)) return false;

        await LedgerStore.WriteAsync(sql, closing.Ledger);
        await LedgerStore.AddFingerprintsAsync(sql, window.Id, closing.Fingerprints);
        await ClosingStore.ForgetAsync(sql, window.Id);
        // Those that came while the others went.
        await OutboxStore.ForgetAsync(sql, await OutboxStore.ListAboutAsync(sql, window.Id.Subject, int.MaxValue));
        await AuditStore.AddAsync(sql, new() { At = now, AccountId = closing.By, Action = "window.closed", Subject = window.Id.Subject });
        await _facts.HandleAsync(sql, new(ResultsHookEvents.Published, window.Id.ResultsSubject, publishedAt, From: publishedAt));
        return true;
    }

    // In an order that nobody can foresee, and the same when it runs again.
    private byte[] OrderKey(WindowId window, byte[] wrappedKey)
    {
        var privateKey = WindowKey.Open(_secrets, wrappedKey);
        try
        {
            return SHA256.HashData([.. window.Value.ToByteArray(), .. privateKey]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Window {Window} is closed")]
        public static partial void Closed(ILogger logger, Guid window);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} ballots of window {Window} could not be read, and were not counted")]
        public static partial void Unreadable(ILogger logger, Guid window, int count);
    }
}
