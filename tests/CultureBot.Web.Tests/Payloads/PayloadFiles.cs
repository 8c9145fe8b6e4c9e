namespace CultureBot.Web.Tests.Payloads;

/// <summary>
/// Samples of what Slack sends. The large collection lies beside the checkout on some machines; a few of our own are
/// always there.
/// </summary>
internal static class PayloadFiles
{
    private static readonly string? Collection = FindCollection();

    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "Payloads", "own");

    /// <summary>Every sample that is here, by its name in the table: <c>events/message.json</c>, <c>own/events/message.json</c>.</summary>
    public static IReadOnlyList<string> Here { get; } =
    [
        .. Names(Own).Select(name => "own/" + name),
        .. Collection is null ? [] : Names(Collection),
    ];

    public static Task<string> ReadAsync(string name, CancellationToken cancellationToken) => File.ReadAllTextAsync(
        name.StartsWith("own/", StringComparison.Ordinal) ? Path.Combine(Own, name[4..]) : Path.Combine(Collection!, name), cancellationToken);

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string? FindCollection()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "protocols", "slack", "payloads");
            if (Directory.Exists(path)) return path;
        }

        return null;
    }
}
