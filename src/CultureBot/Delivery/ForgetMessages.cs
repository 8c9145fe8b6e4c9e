using CultureBot.Storage;

namespace CultureBot.Delivery;

/// <summary>Leaves no trace here of messages about a subject, however many: in small units of work, so that nobody who waits has to wait for long.</summary>
public static class ForgetMessages
{
    private const int ListedAtOnce = 10_000;
    private const int InAUnit = 500;

    /// <summary>Several units at a time share a flush to disk.</summary>
    private const int UnitsAtOnce = 4;

    /// <param name="database">Where.</param>
    /// <param name="subject">One about which nothing is wanted any more. Cut short, whoever calls this calls it again.</param>
    /// <param name="cancellationToken">Ends it between two units.</param>
    public static async Task AboutAsync(Database database, string subject, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = UnitsAtOnce, CancellationToken = cancellationToken };
        while (await database.ReadAsync(sql => OutboxStore.ListAboutAsync(sql, subject, ListedAtOnce), cancellationToken) is { Count: > 0 } some)
        {
            await Parallel.ForEachAsync(some.Chunk(InAUnit), options, async (ids, cancel) =>
                await database.WriteAsync(sql => OutboxStore.ForgetAsync(sql, ids), WriteUrgency.Background, cancel));
        }
    }
}
