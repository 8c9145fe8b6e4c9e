using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>
/// Renders a claimed message and writes down that it is about to be sent, so that no change is missed: the last rendering
/// begins after the revision that it stands for was read, and after everything that it carries was recorded.
/// </summary>
internal sealed class RenderMessage(Database database, MessageKinds kinds, LocalReferences local, TimeProvider time)
{
    private const int MostRenderings = 10;

    /// <returns>Null when the lease was lost: another process has the message.</returns>
    /// <exception cref="Exception">Whatever the renderer throws.</exception>
    public async Task<ReadyMessage?> RenderAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var message = claimed.Message;
        var kind = kinds.Get(message.Kind);
        var (recipient, recorded) = await database.ReadAsync(
            async sql => (await FindRecipientAsync(sql, message), (await AttemptStore.ListCarriesAsync(sql, message.Id)).ToHashSet(StringComparer.Ordinal)),
            cancellationToken);
        var toRender = ToRender(claimed, recipient);
        var revision = message.WantedRevision;

        for (var renderings = 1; renderings <= MostRenderings; renderings++)
        {
            var rendered = message.IsOrphan ? Rendered.Absent : await kind.RenderAsync(toRender, cancellationToken);
            if (rendered is RenderedCard present) rendered = present with { Card = await local.MakeAsync(present.Card, message.WorkspaceId, cancellationToken) };
            if (rendered is RenderedAbsent && !message.WasSent) return new(rendered, revision);
            if (rendered is RenderedCard { Carries: var carries } && !recorded.IsSupersetOf(carries))
            {
                recorded = [.. carries];
                if (!await RecordAsync(claimed, [.. recorded], cancellationToken)) return null;
                continue;
            }

            var wanted = await StartAsync(claimed, revision, cancellationToken);
            if (wanted is null) return null;
            if (wanted == revision) return new(rendered, revision);
            revision = wanted.Value;
        }

        throw new InvalidOperationException($"The subject changed during each of {MostRenderings} renderings.");
    }

    private static Task<Account?> FindRecipientAsync(SqlSession sql, DueMessage message) =>
        message.DestinationKind is DestinationKind.Account or DestinationKind.Home
            ? PeopleStore.FindAsync(sql, message.WorkspaceId, message.Destination)
            : Task.FromResult<Account?>(null);

    private static MessageToRender ToRender(ClaimedMessage claimed, Account? recipient) => new()
    {
        Id = claimed.Message.Id,
        Kind = claimed.Message.Kind,
        Subject = claimed.Message.Subject,
        Workspace = claimed.Workspace,
        Destination = new(claimed.Message.WorkspaceId, claimed.Message.DestinationKind, claimed.Message.Destination),
        Step = claimed.Message.Step,
        Recipient = recipient,
        Culture = Languages.Of(recipient, claimed.Workspace),
        NotBefore = claimed.Message.NotBefore,
        WasSent = claimed.Message.WasSent,
    };

    private Task<bool> RecordAsync(ClaimedMessage claimed, IReadOnlyList<string> carries, CancellationToken cancellationToken) =>
        database.WriteAsync(
            sql => AttemptStore.RecordCarriesAsync(sql, claimed.Message.Id, claimed.Lease, carries),
            WriteUrgency.Background,
            cancellationToken);

    private Task<long?> StartAsync(ClaimedMessage claimed, long revision, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return database.WriteAsync(
            sql => AttemptStore.StartAsync(sql, claimed.Message.Id, claimed.Lease, revision, now),
            WriteUrgency.Background,
            cancellationToken);
    }
}

/// <param name="Rendered">What it should be now.</param>
/// <param name="Revision">The revision that this stands for.</param>
internal sealed record ReadyMessage(Rendered Rendered, long Revision);
