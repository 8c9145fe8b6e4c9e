using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>
/// Takes messages that are due for this process, in one unit of work: each one is claimed, put off until its turn, or
/// ended. No two messages to one place are ever claimed at once, so that their order holds.
/// </summary>
internal sealed class ClaimDueMessages(
    Database database, MessageKinds kinds, ChatPlatforms platforms, DeliveryCounters counters, TimeProvider time)
{
    private const int Batch = 200;

    /// <param name="room">How many may be claimed at most.</param>
    /// <param name="patience">How near a turn must be to be waited for in the process.</param>
    /// <param name="cancellationToken">Ends the waiting for the writer.</param>
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(int room, Duration patience, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var looked = await database.WriteAsync(
            async sql =>
            {
                var look = new Look(sql, kinds, platforms, now, patience);
                await look.RunAsync(room);
                return look;
            },
            WriteUrgency.Background,
            cancellationToken);
        counters.Count(looked.Counts);
        return looked.Claimed;
    }

    /// <summary>One look at what is due. It lives for one run of the unit, which may run again.</summary>
    private sealed class Look(SqlSession sql, MessageKinds kinds, ChatPlatforms platforms, Instant now, Duration patience)
    {
        private readonly LeaseId _lease = new(Guid.CreateVersion7(now.ToDateTimeOffset()));
        private readonly Pacing _pacing = new(sql, now, patience);
        private readonly Dictionary<WorkspaceId, Workspace?> _workspaces = [];
        private readonly List<Postponed> _postponed = [];
        private readonly List<ClaimedMessage> _claimed = [];
        private HashSet<Destination> _busy = [];
        private ILookup<Destination, MessageId> _looked = Enumerable.Empty<DueMessage>().ToLookup(m => m.Place, m => m.Id);

        public IReadOnlyList<ClaimedMessage> Claimed => _claimed;

        public List<DeliveryCount> Counts { get; } = [];

        public async Task RunAsync(int room)
        {
            var due = await ClaimStore.ListDueAsync(sql, now, Batch);
            if (due.Count == 0) return;
            _looked = due.ToLookup(m => m.Place, m => m.Id);
            _busy = await ClaimStore.ListBusyAsync(sql, now);
            // Oldest first within a place; ids are in the order of creation.
            foreach (var message in due.OrderBy(m => m.NotBefore).ThenBy(m => m.Id.Value))
            {
                if (_claimed.Count == room) break;
                await LookAtAsync(message);
            }

            if (_postponed.Count > 0) await ClaimStore.PostponeAsync(sql, _postponed);
            if (_claimed.Count > 0)
            {
                await ClaimStore.ClaimAsync(sql, [.. _claimed.Select(c => c.Message.Id)], _lease, now + DeliveryRules.Lease);
            }

            await _pacing.SaveAsync();
        }

        private async Task LookAtAsync(DueMessage message)
        {
            var workspace = await FindWorkspaceAsync(message.WorkspaceId);
            var platform = platforms.Find(workspace);
            if (message.AttemptStartedAt is not null && !message.WasSent && !await MayBeSentAgainAsync(message)) return;
            if (message.IsReply && !message.WasSent && now > message.NotBefore + DeliveryRules.ReplyLife)
            {
                await EndAsync(message, MessageState.Dead, "too_late", DeliveryCount.Dead);
            }
            else if (workspace is null || platform is null)
            {
                await WaitForWorkspaceAsync(message);
            }
            else if (message.UnreachableSince is not null)
            {
                await EndUnreachableAsync(message);
            }
            else if (message.IsOrphan && !message.WasSent)
            {
                await EndAsync(message, MessageState.Cancelled, "parent_gone", null);
            }
            else if (message.ParentId is not null && message.ParentPosted is null && !message.IsOrphan)
            {
                _postponed.Add(new(message.Id, now + DeliveryRules.WithoutParent));
            }
            else
            {
                await TakeTurnAsync(message, workspace, platform.Pace);
            }
        }

        private async Task TakeTurnAsync(DueMessage message, Workspace workspace, PlatformPace pace)
        {
            var scopes = Pacing.ScopesOf(message, workspace, pace);
            if (_busy.Contains(message.Place))
            {
                _postponed.Add(new(message.Id, await NextTurnAsync(scopes, now)));
                return;
            }

            // Those that were put off until their turn came first: a newer one must not slip in between.
            if (!message.IsReply && !message.WasSent && await ClaimStore.FindLastInFrontAsync(sql, message, [.. _looked[message.Place]]) is { } last)
            {
                _busy.Add(message.Place);
                _postponed.Add(new(message.Id, await NextTurnAsync(scopes, Instant.Max(last, now))));
                return;
            }

            var (taken, at) = await _pacing.ReserveAsync(scopes);
            if (taken is null)
            {
                _postponed.Add(new(message.Id, at));
                return;
            }

            _busy.Add(message.Place);
            _claimed.Add(new(message, _lease, workspace, at, taken));
        }

        private async Task<Instant> NextTurnAsync(IReadOnlyList<PaceScope> scopes, Instant other) =>
            scopes.Count == 0 ? other + Duration.FromSeconds(1) : await _pacing.AfterAsync(scopes[^1], other);

        /// <summary>A process ended, or lost its lease, between calling the platform and writing down what came of it.</summary>
        private async Task<bool> MayBeSentAgainAsync(DueMessage message)
        {
            if (kinds.Find(message.Kind)?.WhenUncertain is not WhenUncertain.Resend)
            {
                await EndAsync(message, MessageState.Skipped, "cut_short", DeliveryCount.UncertainSkipped);
                return false;
            }

            if (DeliveryRules.IsUncertainTooOften(message.UncertainAttempts))
            {
                await EndAsync(message, MessageState.Dead, "cut_short", DeliveryCount.Dead);
                return false;
            }

            await ClaimStore.CountUncertainAsync(sql, message.Id);
            Counts.Add(DeliveryCount.UncertainResent);
            return true;
        }

        private async Task WaitForWorkspaceAsync(DueMessage message)
        {
            if (!message.WasSent && now - message.NotBefore > DeliveryRules.Patience)
            {
                await EndAsync(message, MessageState.Cancelled, "workspace_disconnected", null);
            }
            else
            {
                _postponed.Add(new(message.Id, now + DeliveryRules.WithoutWorkspace));
            }
        }

        /// <summary>One that stands there stays as it is.</summary>
        private async Task EndUnreachableAsync(DueMessage message)
        {
            var state = message.WasSent ? MessageState.Dead : MessageState.Cancelled;
            await EndAsync(message, state, UnreachableAccounts.Reason, DeliveryCount.Unreachable);
            if (await UnreachableAccounts.FindOtherAsync(sql, message) is { } other) await UnreachableAccounts.WantAsync(sql, message, other, now);
        }

        private async Task EndAsync(DueMessage message, MessageState state, string reason, DeliveryCount? count)
        {
            await ClaimStore.EndAsync(sql, message.Id, state, reason);
            await ClosedPlaces.AnswerDirectlyAsync(sql, message, now);
            await ResultStore.ParentEndedAsync(sql, message.Id, now);
            if (count is not null) Counts.Add(count.Value);
        }

        private async Task<Workspace?> FindWorkspaceAsync(WorkspaceId id)
        {
            if (!_workspaces.TryGetValue(id, out var workspace))
            {
                _workspaces[id] = workspace = await WorkspacesStore.FindAsync(sql, id);
            }

            return workspace;
        }
    }
}
