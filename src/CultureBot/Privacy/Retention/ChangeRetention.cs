using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Privacy.Retention;

/// <param name="Days">Of every kind.</param>
/// <param name="Read">The revision that whoever changes it has seen.</param>
/// <param name="By">Who.</param>
public sealed record ChangeRetention(ImmutableDictionary<Retained, int> Days, long Read, AccountId By);

/// <summary>Keeps things for another time from the next night on: for 100 days at least, and never longer than the configuration allows.</summary>
public sealed class ChangeRetentionHandler
{
    private readonly Database _database;
    private readonly ReadRetention _read;
    private readonly RetentionOptions _options;
    private readonly ChangeSetting _change;

    internal ChangeRetentionHandler(Database database, ReadRetention read, RetentionOptions options, ChangeSetting change) =>
        (_database, _read, _options, _change) = (database, read, options, change);

    /// <returns>Null when it is stored.</returns>
    public async Task<SettingRefusal?> HandleAsync(ChangeRetention request, CancellationToken cancellationToken)
    {
        if (Enum.GetValues<Retained>().Any(what => !_options.Allows(what, request.Days.GetValueOrDefault(what)))) return SettingRefusal.OutOfRange;

        var present = await _database.ReadAsync(_read.ReadAsync, cancellationToken);
        if (present.Revision != request.Read) return SettingRefusal.ChangedMeanwhile;
        var details = Enum.GetValues<Retained>()
            .Where(what => present.Days[what] != request.Days[what])
            .Select(what => string.Create(CultureInfo.InvariantCulture, $"{what}: {present.Days[what]} → {request.Days[what]}"))
            .ToList();
        if (details.Count == 0) return null;

        var value = JsonSerializer.Serialize(request.Days.ToDictionary(kept => kept.Key.ToString(), kept => kept.Value, StringComparer.Ordinal));
        return await _change.HandleAsync(
            new(ReadRetention.Setting, value, request.Read, request.By, "retention.changed", string.Join(", ", details)), cancellationToken)
            ? null
            : SettingRefusal.ChangedMeanwhile;
    }
}
