namespace CultureBot.Web.Pages.Settings;

/// <summary>What the last post did, for the page that shows it: at most one form was posted.</summary>
public sealed record SettingsState
{
    /// <summary>The id of the form that was saved, or that has errors.</summary>
    public string Form { get; init; } = "";

    public bool IsSaved { get; init; }

    /// <summary>This period's digest, moved to an hour that has passed, goes out now.</summary>
    public bool IsSentAtOnce { get; init; }

    /// <summary>The digest's form as it was typed, when something is wrong with it.</summary>
    public DigestForm? Digest { get; init; }

    /// <summary>The kudos channel that was typed, when something is wrong with it.</summary>
    public string? KudosChannel { get; init; }

    /// <summary>The key of the phrase that says what is wrong with it.</summary>
    public string? KudosError { get; init; }

    /// <summary>The id that a form has on the page.</summary>
    public static string FormId(Guid workspace, string form) => $"{form}-{workspace:N}";
}
