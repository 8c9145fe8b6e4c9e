using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>What is still known of the survey's window before.</summary>
/// <param name="Window">Which.</param>
/// <param name="Audience">Of the survey as it is now; it may have been another one then.</param>
/// <param name="AsksOnOwnDay">People joined it one by one, so that no single day says who was in it.</param>
/// <param name="Fingerprints">By group.</param>
internal sealed record WindowBefore(
    Window Window, Audience Audience, bool AsksOnOwnDay, IReadOnlyDictionary<string, GroupFingerprint> Fingerprints)
{
    /// <summary>Null when no window of the survey has closed before this one.</summary>
    public static async Task<WindowBefore?> ReadAsync(SqlSession sql, Window window)
    {
        if (await LedgerStore.FindBeforeAsync(sql, window) is not { } id) return null;
        var survey = (await SurveysStore.FindAsync(sql, window.SurveyId))!;
        var fingerprints = await LedgerStore.ListFingerprintsAsync(sql, id);
        return new(
            (await WindowsStore.FindAsync(sql, id))!, survey.Audience, survey.Template.AsksOnOwnDay(),
            fingerprints.ToDictionary(print => print.GroupId, StringComparer.Ordinal));
    }
}
