using CultureBot.People.Directory;

namespace CultureBot.Celebrations;

/// <summary>What somebody is celebrated for; stored by name.</summary>
public enum CelebrationKind
{
    Birthday,

    /// <summary>Whole years since the day on which somebody started.</summary>
    Anniversary,
}

internal static class CelebrationKinds
{
    public static IReadOnlyList<CelebrationKind> All { get; } = Enum.GetValues<CelebrationKind>();

    /// <summary>The field in which the directory has the date.</summary>
    public static string FieldOf(CelebrationKind kind) => kind == CelebrationKind.Birthday ? DirectoryFields.Birthday : DirectoryFields.StartDate;
}
