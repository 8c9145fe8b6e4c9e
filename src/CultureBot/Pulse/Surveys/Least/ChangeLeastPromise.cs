using System.Globalization;
using System.Text.Json;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <param name="ForFives">From so many answers on Fives are published.</param>
/// <param name="ForBands">From so many bands, Recommend and comments.</param>
/// <param name="Read">The revision that whoever changes it has seen.</param>
/// <param name="By">Who.</param>
public sealed record ChangeLeastPromise(int ForFives, int ForBands, long Read, AccountId By);

/// <summary>
/// Promises more, or as much as the house does again, from the next window and quarter on. What is open keeps its promise.
/// </summary>
public sealed class ChangeLeastPromiseHandler
{
    /// <summary>Beyond that hardly a team would ever be shown.</summary>
    public const int Most = 100;

    private readonly Database _database;
    private readonly SurveySettings _settings;
    private readonly ChangeSetting _change;

    internal ChangeLeastPromiseHandler(Database database, SurveySettings settings, ChangeSetting change) =>
        (_database, _settings, _change) = (database, settings, change);

    /// <summary>Whether it may be promised so.</summary>
    public bool Allows(int forFives, int forBands) =>
        forFives >= _settings.Least.ForFives && forBands >= _settings.Least.ForBands && forBands >= forFives && forBands <= Most;

    /// <returns>Null when it is stored.</returns>
    public async Task<SettingRefusal?> HandleAsync(ChangeLeastPromise request, CancellationToken cancellationToken)
    {
        if (!Allows(request.ForFives, request.ForBands)) return SettingRefusal.OutOfRange;

        var (before, revision) = await _database.ReadAsync(_settings.ReadLeastAsync, cancellationToken);
        if (revision != request.Read) return SettingRefusal.ChangedMeanwhile;
        if (before.ForFives == request.ForFives && before.ForBands == request.ForBands) return null;

        var details = string.Create(CultureInfo.InvariantCulture, $"Fives: {before.ForFives} → {request.ForFives}, bands: {before.ForBands} → {request.ForBands}");
        var value = JsonSerializer.Serialize(new Thresholds(request.ForFives, request.ForBands));
        return await _change.HandleAsync(new(LeastNumbers.Setting, value, request.Read, request.By, "privacy.changed", details), cancellationToken)
            ? null
            : SettingRefusal.ChangedMeanwhile;
    }
}
