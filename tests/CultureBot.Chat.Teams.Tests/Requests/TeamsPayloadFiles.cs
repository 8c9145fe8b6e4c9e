namespace CultureBot.Chat.Teams.Tests.Requests;

/// <summary>
/// Samples of what Teams sends. A large collection lies beside the checkout on some machines; a few of our own are always
/// there.
/// </summary>
internal static class TeamsPayloadFiles
{
    private static readonly string? Collection = FindCollection();

    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "Requests", "payloads");

    /// <summary>Every sample that is here, by its name in the table.</summary>
    public static IReadOnlyList<string> Here { get; } =
    [
        .. Names(Own).Select(name => "own/" + name),
        .. Collection is null ? [] : Names(Collection),
    ];

    public static Task<string> ReadAsync(string name, CancellationToken cancellationToken) => File.ReadAllTextAsync(
        name.StartsWith("own/", StringComparison.Ordinal) ? Path.Combine(Own, name[4..]) : Path.Combine(Collection!, name), cancellationToken);

    // What stands in folders of its own are calls of bots to the Connector.
    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static string? FindCollection()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "protocols", "teams", "payloads");
            if (Directory.Exists(path)) return path;
        }

        return null;
    }
}
