using CultureBot.Pulse;
using CultureBot.Storage;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>What a program that was killed was just sending, by its own notes.</summary>
internal static class InFlightRows
{
    public static async Task<IReadOnlySet<(string Person, Matter Matter)>> ReadAsync(Database database, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            sql => sql.ListAsync<Row>("SELECT kind, destination, step FROM messages WHERE lease IS NOT NULL AND attempt_started_at IS NOT NULL"),
            cancellationToken))
        .Select(row => (row.Destination, MatterOf(row))).ToHashSet();

    private static Matter MatterOf(Row row) => row.Kind switch
    {
        AskingMessages.Ask => Matter.Asked,
        AskingMessages.Reminder => row.Step.EndsWith(":1:1", StringComparison.Ordinal) ? Matter.Reminded : Matter.RemindedAgain,
        ResultsKind.KindName or SummaryKind.KindName => Matter.Results,
        _ => Matter.Other,
    };

    private sealed record Row
    {
        public required string Kind { get; init; }

        public required string Destination { get; init; }

        public required string Step { get; init; }
    }
}
