using System.Text.Json;
using CultureBot.Storage;

namespace CultureBot.Privacy;

/// <summary>
/// The fewest people that a figure may be about, as HR has set it for everything that is opened from now on: the windows of surveys and the
/// quarters of feedback. What is open keeps what it was opened with.
/// </summary>
/// <param name="Fives">For Fives and how many answered.</param>
/// <param name="Bands">For bands, Recommend and comments.</param>
/// <param name="Revision">What a change has to have seen; 0 while nobody has set anything.</param>
public sealed record LeastNumbers(int Fives, int Bands, long Revision)
{
    internal const string Setting = "promise";

    public static async Task<LeastNumbers> FindAsync(SqlSession sql)
    {
        var stored = await SettingsStore.FindAsync(sql, Setting);
        var set = stored is null ? Thresholds.Least : JsonSerializer.Deserialize<Thresholds>(stored.Value)!;
        return new(set.Fives, set.Bands, stored?.Revision ?? 0);
    }
}
