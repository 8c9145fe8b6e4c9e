using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// Wants everybody's message about a window's results, in chunks: the company's card for everybody who could be asked, and in its
/// place the summary of their group for managers of a published one. What is wanted already stays as it is, so that it may be cut
/// short and run again.
/// </summary>
internal sealed class TellResults(Database database, OutboxSignal outbox, TimeProvider clock)
{
    private const int ChunkSize = 500;

    public async Task HandleAsync(WindowId id, CancellationToken cancellationToken)
    {
        var (ledger, readers) = await database.ReadAsync(
            async sql => (await LedgerStore.ReadAsync(sql, id), await PopulationStore.ListAsync(sql)), cancellationToken);
        var now = clock.GetCurrentInstant();
        if (ledger?.Window.PublishedAt is not { } publishedAt || publishedAt > now) return;

        var managed = ledger.Groups.Where(group => group.Manager is not null).ToDictionary(group => group.Manager!.Value, group => group.GroupId);
        foreach (var some in readers.Chunk(ChunkSize))
        {
            await database.WriteAsync(WantAsync, WriteUrgency.Background, cancellationToken);

            async Task WantAsync(SqlSession sql)
            {
                var accounts = await PeopleStore.ListAsync(sql, [.. some.Select(reader => reader.AccountId)]);
                await OutboxStore.WantManyAsync(
                    sql,
                    [
                        .. accounts.OrderBy(account => account.Id.Value).Select(account => new WantedMessage
                        {
                            Kind = managed.ContainsKey(account.PersonId) ? SummaryKind.KindName : ResultsKind.KindName,
                            Subject = id.ResultsSubject,
                            Destination = new(account.WorkspaceId, DestinationKind.Account, account.ExternalId),
                            Step = managed.GetValueOrDefault(account.PersonId, ""),
                            NotBefore = publishedAt,
                        }),
                    ],
                    now);
            }
        }

        await database.WriteAsync(sql => LedgerStore.SetToldAsync(sql, id, now), WriteUrgency.Background, cancellationToken);
        outbox.Notify();
    }
}
