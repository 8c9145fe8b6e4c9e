namespace CultureBot.Privacy;

/// <summary>Why something is not set so.</summary>
public enum SettingRefusal
{
    /// <summary>A number is below the least or above the most that may be.</summary>
    OutOfRange,

    /// <summary>Somebody else has changed it since it was read.</summary>
    ChangedMeanwhile,
}
