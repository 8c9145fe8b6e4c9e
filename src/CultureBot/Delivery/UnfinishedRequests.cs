using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>
/// Requests whose look-ups take longer than a platform waits: stored, acknowledged, and run again in the background by
/// the same route with more patience. Their answers go through the outbox. One instance serves one request.
/// </summary>
public sealed class UnfinishedRequests(Database database, SecretBox secrets, UnfinishedRequestsSignal signal, TimeProvider time)
{
    /// <summary>Set while the request is run in the background.</summary>
    internal bool IsFinishing { get; set; }

    /// <summary>The handler asked for more time again.</summary>
    internal bool WasPutOff { get; private set; }

    /// <summary>
    /// Stores the request to be finished later, and returns the answer for now. Called while it already is being
    /// finished, it puts the next attempt off.
    /// </summary>
    public async Task<ChatAnswer> FinishLaterAsync(Workspace workspace, ChatRequest request, CancellationToken cancellationToken)
    {
        if (IsFinishing)
        {
            WasPutOff = true;
            return ChatAnswer.Nothing;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var id = new UnfinishedRequestId(Guid.CreateVersion7(now.ToDateTimeOffset()));
        var wrapped = UnfinishedRequestText.Wrap(secrets, request);
        await database.WriteAsync(
            sql => UnfinishedRequestsStore.AddAsync(sql, id, request.RequestKey, workspace.Id, wrapped, now),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        signal.Notify();

        var acting = await database.ReadAsync(sql => PeopleStore.FindAsync(sql, workspace.Id, request.AccountId), cancellationToken);
        return ChatAnswer.Private(Card.Of(DeliveryWords.Book.Say(Languages.Of(acting, workspace), "StillLooking")));
    }
}

/// <summary>How long the request at hand may look things up: 1.5 s while a platform waits, more in the background.</summary>
public sealed class LookupPatience
{
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>True on the last attempt in the background: now the words are given back instead.</summary>
    public bool IsLastAttempt { get; set; }
}
