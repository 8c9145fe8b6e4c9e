using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>
/// Runs one stored request that is due. Still slow, it is put off; done, its answer is wanted in the outbox; ten minutes
/// after it was received its handler gives the words back.
/// </summary>
internal sealed partial class FinishRequests(
    Database database, RequestRun run, OutboxSignal outbox, TimeProvider time, ILogger<FinishRequests> logger)
{
    private static readonly Duration Lease = Duration.FromMinutes(2);
    private static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(60);
    private static readonly Duration[] Pauses = [Duration.FromSeconds(10), Duration.FromSeconds(30), Duration.FromSeconds(60), Duration.FromMinutes(2)];

    /// <returns>False when nothing was due.</returns>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        var lease = new LeaseId(Guid.CreateVersion7(now.ToDateTimeOffset()));
        var stored = await database.WriteAsync(
            sql => UnfinishedRequestsStore.ClaimAsync(sql, lease, now, now + Lease), WriteUrgency.Background, cancellationToken);
        if (stored is null) return false;

        var isLast = now >= stored.LastAttemptAt;
        try
        {
            using var limit = new CancellationTokenSource(RunLimit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var request = run.Read(stored);
            var answer = await run.RunAsync(request, isLast, either.Token);
            if (answer is null && !isLast) await PutOffAsync(stored, lease, cancellationToken);
            else await FinishAsync(stored, lease, request, answer, isLast, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.AttemptFailed(logger, e, stored.Id.Value, stored.Attempts + 1);
            if (isLast) await FinishAsync(stored, lease, run.Read(stored), null, isLast, cancellationToken);
            else await PutOffAsync(stored, lease, cancellationToken);
        }

        return true;
    }

    /// <summary>Deletes what has been answered, and whatever is older than a day.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var dayAgo = Now() - Duration.FromDays(1);
        await database.WriteAsync(
            async sql =>
            {
                await UnfinishedRequestsStore.DeleteReceivedBeforeAsync(sql, dayAgo);
                var answered = new List<UnfinishedRequestId>();
                foreach (var id in await UnfinishedRequestsStore.ListFinishedAsync(sql))
                {
                    var states = await OutboxStore.ListStatesAsync(sql, RequestAnswerKind.KindName, RequestAnswerKind.SubjectOf(id));
                    if (!states.Contains(MessageState.Waiting)) answered.Add(id);
                }

                if (answered.Count > 0) await UnfinishedRequestsStore.DeleteAsync(sql, answered);
            },
            WriteUrgency.Background,
            cancellationToken);
    }

    private async Task PutOffAsync(UnfinishedRequest stored, LeaseId lease, CancellationToken cancellationToken)
    {
        var pause = Pauses[Math.Min(stored.Attempts, Pauses.Length - 1)];
        var until = Instant.Min(Now() + pause, Instant.Max(stored.LastAttemptAt, Now()));
        await database.WriteAsync(
            sql => UnfinishedRequestsStore.PutOffAsync(sql, stored.Id, lease, until), WriteUrgency.Background, cancellationToken);
    }

    private async Task FinishAsync(
        UnfinishedRequest stored, LeaseId lease, ChatRequest request, ChatAnswer? answer, bool isLast, CancellationToken cancellationToken)
    {
        var now = Now();
        var saysSomething = isLast || RequestRun.CardOf(answer) is not null;
        var destination = DestinationOf(stored.WorkspaceId, request);
        await database.WriteAsync(
            async sql =>
            {
                if (!await UnfinishedRequestsStore.FinishAsync(sql, stored.Id, lease, isLast, now)) return;
                if (!saysSomething || destination is null) return;
                var message = new WantedMessage
                {
                    Kind = RequestAnswerKind.KindName,
                    Subject = RequestAnswerKind.SubjectOf(stored.Id),
                    Destination = destination,
                    // Who gets it in a direct message should that place be closed.
                    Step = destination.Kind is DestinationKind.Reply ? request.AccountId : "",
                    IsAnswer = true,
                };
                await OutboxStore.WantAsync(sql, message, now);
            },
            WriteUrgency.Background,
            cancellationToken);
        outbox.Notify();
    }

    /// <summary>Where the person asked, which is open for half an hour and all attempts take ten minutes; else a direct message.</summary>
    private static Destination? DestinationOf(WorkspaceId workspace, ChatRequest request) => request switch
    {
        { ReplyTo.Length: > 0 } => new(workspace, DestinationKind.Reply, request.ReplyTo),
        { AccountId.Length: > 0 } => new(workspace, DestinationKind.Account, request.AccountId),
        _ => null,
    };

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Finishing request {Request} failed (attempt {Attempt})")]
        public static partial void AttemptFailed(ILogger logger, Exception exception, Guid request, long attempt);
    }
}
