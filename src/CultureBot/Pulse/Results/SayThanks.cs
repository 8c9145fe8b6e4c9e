using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// Day 1 (methodology §6): whom the survey asked lately is thanked, in their own working hours. Who of them answered is not known any
/// more, and so the thanks are for all who did. Whoever has no such hour a day before the results hears of those alone. What is wanted already stays
/// as it is, so that it may be cut short and run again.
/// </summary>
internal sealed class SayThanks(Database database, AskingHours hours, OutboxSignal outbox, TimeProvider clock)
{
    private const int ChunkSize = 500;

    private static readonly Duration Day = Duration.FromDays(1);

    /// <summary>Windows that were closed a day ago, and whose results are still to come.</summary>
    public static Task<IReadOnlyList<WindowId>> ListDueAsync(SqlSession sql, Instant now) => LedgerStore.ListUnthankedAsync(sql, now - Day, now + Day);

    public async Task HandleAsync(WindowId id, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var (publishedAt, readers) = await database.ReadAsync(ReadAsync, cancellationToken);
        foreach (var some in readers.Chunk(ChunkSize))
        {
            await database.WriteAsync(WantAsync, WriteUrgency.Background, cancellationToken);

            async Task WantAsync(SqlSession sql)
            {
                var accounts = await PeopleStore.ListAsync(sql, some);
                var first = await hours.ReadAsync(sql, accounts);
                await OutboxStore.WantManyAsync(
                    sql,
                    [
                        .. from account in accounts
                           orderby account.Id.Value
                           let at = first(account, now)
                           where at + Day <= publishedAt
                           select new WantedMessage
                           {
                               Kind = ThanksKind.KindName,
                               Subject = id.ResultsSubject,
                               Destination = new(account.WorkspaceId, DestinationKind.Account, account.ExternalId),
                               NotBefore = at,
                           },
                    ],
                    now);
            }
        }

        await database.WriteAsync(sql => LedgerStore.SetThankedAsync(sql, id, now), WriteUrgency.Background, cancellationToken);
        outbox.Notify();

        async Task<(Instant? PublishedAt, AccountId[] Readers)> ReadAsync(SqlSession sql)
        {
            var window = (await WindowsStore.FindAsync(sql, id))!;
            var asked = await AskingsStore.ListSinceAsync(sql, window.SurveyId, window.LaunchedAt.InUtc().Date);
            var people = await PopulationStore.ListAsync(sql);
            return (window.PublishedAt, [.. people.Where(one => asked.Contains(one.PersonId)).Select(one => one.AccountId)]);
        }
    }
}
