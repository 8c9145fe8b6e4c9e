using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>What follows from what the platform answered.</summary>
internal sealed class DeliveryResults(
    Database database, MessageKinds kinds, ChatPlatforms platforms, DeliveryCounters counters, Random random, TimeProvider time)
{
    public Task WriteAsync(ClaimedMessage claimed, ReadyMessage ready, SendResult result, CancellationToken cancellationToken)
    {
        var message = claimed.Message;
        var isDeletion = ready.Rendered is RenderedAbsent;
        return result switch
        {
            Sent when isDeletion => CancelledAsync(claimed, ready.Revision, cancellationToken),
            Sent sent => SentAsync(claimed, ready.Revision, sent.Posted ?? message.Posted, cancellationToken),
            // Somebody deleted it at the platform: there is nothing left to change.
            GaveUp { Reason: GiveUpReason.MessageGone } when isDeletion => CancelledAsync(claimed, ready.Revision, cancellationToken),
            GaveUp { Reason: GiveUpReason.MessageGone } when message.WasSent =>
                SentAsync(claimed, ready.Revision, message.Posted, cancellationToken),
            GaveUp { Reason: GiveUpReason.Unauthorized } refused => UnauthorizedAsync(claimed, refused.Error, cancellationToken),
            GaveUp { Reason: GiveUpReason.AccountGone } refused when message.DestinationKind is DestinationKind.Account =>
                UnreachableAsync(claimed, refused.Error, cancellationToken),
            GaveUp other => EndedAsync(claimed, MessageState.Dead, other.Error, cancellationToken),
            TryAgain again => TryAgainAsync(claimed, again, cancellationToken),
            Uncertain uncertain => UncertainAsync(claimed, uncertain.Error, cancellationToken),
            _ => throw new InvalidOperationException($"Nothing is known about {result.GetType().Name}."),
        };
    }

    public Task CancelledAsync(ClaimedMessage claimed, long revision, CancellationToken cancellationToken)
    {
        var now = Now();
        return SettleAsync(
            sql => ResultStore.CancelledAsync(sql, claimed, revision, now),
            claimed.Message.WasSent ? DeliveryCount.Deleted : null,
            cancellationToken);
    }

    public Task RenderingFailedAsync(ClaimedMessage claimed, string error, CancellationToken cancellationToken)
    {
        var attempts = claimed.Message.Attempts + 1;
        return DeliveryRules.RendererIsBroken(attempts)
            ? EndedAsync(claimed, MessageState.Dead, error, cancellationToken)
            : PauseAsync(claimed, DeliveryRules.PauseAfter(attempts, random), error, isUncertain: false, cancellationToken);
    }

    private Task SentAsync(ClaimedMessage claimed, long revision, PostedMessage? posted, CancellationToken cancellationToken)
    {
        var now = Now();
        return SettleAsync(
            async sql =>
            {
                // Scopes first, messages after: the order in which every unit takes them.
                await Pacing.SpeedUpAsync(sql, claimed.Scopes);
                return await ResultStore.SentAsync(sql, claimed, revision, posted, now);
            },
            claimed.Message.WasSent ? DeliveryCount.Updated : DeliveryCount.Sent,
            cancellationToken);
    }

    private async Task TryAgainAsync(ClaimedMessage claimed, TryAgain again, CancellationToken cancellationToken)
    {
        var pause = DeliveryRules.PauseAfter(claimed.Message.Attempts + 1, random);
        // The whole workspace waits with it.
        if (again.IsRateLimit) pause = Duration.Min(pause, DeliveryRules.LongestRateLimit);
        if (again.After is { } after) pause = again.IsRateLimit ? Duration.FromTimeSpan(after) : Duration.Max(pause, Duration.FromTimeSpan(after));
        if (again.IsRateLimit && platforms.Find(claimed.Workspace) is { } platform)
        {
            var until = Now() + pause;
            await database.WriteAsync(
                sql => Pacing.SlowDownAsync(sql, claimed, platform.Pace, until), WriteUrgency.Background, cancellationToken);
        }

        await PauseAsync(claimed, pause, again.Error, isUncertain: false, cancellationToken);
    }

    private Task UncertainAsync(ClaimedMessage claimed, string error, CancellationToken cancellationToken)
    {
        var message = claimed.Message;
        // Updates and deletions may run twice.
        if (message.WasSent)
        {
            return PauseAsync(claimed, DeliveryRules.PauseAfter(message.Attempts + 1, random), error, isUncertain: false, cancellationToken);
        }

        if (kinds.Get(message.Kind).WhenUncertain is not WhenUncertain.Resend)
            return EndedAsync(claimed, MessageState.Skipped, error, cancellationToken);
        if (DeliveryRules.IsUncertainTooOften(message.UncertainAttempts))
            return EndedAsync(claimed, MessageState.Dead, error, cancellationToken);
        counters.Count([DeliveryCount.UncertainResent]);
        var pause = DeliveryRules.PauseAfterUncertain(message, random);
        return PauseAsync(claimed, pause, error, isUncertain: true, cancellationToken);
    }

    private Task UnauthorizedAsync(ClaimedMessage claimed, string error, CancellationToken cancellationToken) =>
        PauseAsync(claimed, DeliveryRules.WithoutWorkspace, error, isUncertain: false, cancellationToken, isForToken: true);

    /// <param name="claimed">What is put off.</param>
    /// <param name="pause">For how long.</param>
    /// <param name="error">Why.</param>
    /// <param name="isUncertain">The platform may have it.</param>
    /// <param name="cancellationToken">Leaves it to the end of the lease.</param>
    /// <param name="isForToken">The token was refused: not for longer than such a message has something to say, and not at all where another token came meanwhile.</param>
    private Task PauseAsync(
        ClaimedMessage claimed, Duration pause, string error, bool isUncertain, CancellationToken cancellationToken, bool isForToken = false)
    {
        var now = Now();
        var message = claimed.Message;
        var isTooLate = message.IsReply && now + pause > message.NotBefore + DeliveryRules.ReplyLife;
        var isTooOld = isForToken && !message.WasSent && now - message.NotBefore > DeliveryRules.Patience;
        if (isTooLate || isTooOld || DeliveryRules.IsHopeless(message, message.Attempts + 1, now))
        {
            return EndedAsync(claimed, MessageState.Dead, error, cancellationToken);
        }

        return SettleAsync(
            async sql =>
            {
                // Whoever connects a workspace wakes what waits for it, but not what is in flight.
                var isWoken = isForToken && await WorkspacesStore.IsWokenSinceAsync(sql, message.WorkspaceId, claimed.Slot);
                return await ResultStore.TryAgainAsync(sql, claimed, isWoken ? now : now + pause, error, isUncertain);
            },
            DeliveryCount.Retried,
            cancellationToken);
    }

    private Task EndedAsync(ClaimedMessage claimed, MessageState state, string error, CancellationToken cancellationToken)
    {
        var now = Now();
        return SettleAsync(
            async sql =>
            {
                if (!await ResultStore.EndedAsync(sql, claimed, state, error, now)) return false;
                await ClosedPlaces.AnswerDirectlyAsync(sql, claimed.Message, now);
                return true;
            },
            state is MessageState.Skipped ? DeliveryCount.UncertainSkipped : DeliveryCount.Dead,
            cancellationToken);
    }

    /// <summary>Nothing more is sent there. This one goes to another account of its reader's, or is a dead letter that says why.</summary>
    private Task UnreachableAsync(ClaimedMessage claimed, string error, CancellationToken cancellationToken)
    {
        var now = Now();
        var message = claimed.Message;
        return SettleAsync(
            async sql =>
            {
                await AccountUseStore.SetUnreachableAsync(sql, message.WorkspaceId, message.Destination, now);
                if (await UnreachableAccounts.FindOtherAsync(sql, message) is not { } other)
                    return await ResultStore.EndedAsync(sql, claimed, MessageState.Dead, error, now);
                if (!await ResultStore.EndedAsync(sql, claimed, MessageState.Cancelled, UnreachableAccounts.Reason, now)) return false;
                await UnreachableAccounts.WantAsync(sql, message, other, now);
                return true;
            },
            DeliveryCount.Unreachable,
            cancellationToken);
    }

    private async Task SettleAsync(Func<SqlSession, Task<bool>> unit, DeliveryCount? count, CancellationToken cancellationToken)
    {
        if (await database.WriteAsync(unit, WriteUrgency.Background, cancellationToken) && count is { } counted) counters.Count([counted]);
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
