using System.Globalization;
using System.Text.Json.Nodes;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace CultureBot.Privacy.Personal;

/// <summary>Everything that is kept of one person and leads to them, for themself: each slice's rows under their names, and times as ISO 8601 in UTC.</summary>
public sealed class ReadPersonalData(Database database, IEnumerable<IPersonalData> parts, TimeProvider clock)
{
    private static readonly string[] YesOrNo = ["is_", "has_", "wants_"];

    /// <returns>An object with an array of rows for each kind of which there are any.</returns>
    public async Task<JsonObject> HandleAsync(PersonId person, CancellationToken cancellationToken)
    {
        var file = new JsonObject();
        var whose = new { Person = person, Now = clock.GetCurrentInstant() };
        foreach (var rows in parts.SelectMany(part => part.Rows))
        {
            var found = await database.ReadAsync(sql => sql.ListRowsAsync(rows.Query, whose), cancellationToken);
            if (found.Count > 0) file[rows.Name] = new JsonArray([.. found.Select(Of)]);
        }

        return file;
    }

    private static JsonObject Of(IReadOnlyDictionary<string, object?> row) =>
        new(row.Select(cell => KeyValuePair.Create(cell.Key, Of(cell.Key, cell.Value))));

    private static JsonNode? Of(string column, object? value) => value switch
    {
        null => null,
        long moment when column.EndsWith("_at", StringComparison.Ordinal) => InstantPattern.General.Format(Instant.FromUnixTimeMilliseconds(moment)),
        // SQLite has no booleans of its own.
        long yes when YesOrNo.Any(start => column.StartsWith(start, StringComparison.Ordinal)) => yes != 0,
        long number => number,
        double number => number,
        bool yes => yes,
        string text => text,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
