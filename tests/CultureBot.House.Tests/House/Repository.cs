namespace CultureBot.House.Tests.House;

/// <summary>The files of the repository as a reader sees them, without what is built or downloaded.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal)
    {
        "bin", "obj", "node_modules", ".git", "data", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea", "lib",
    };

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with '/', sorted.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Walk(new DirectoryInfo(Root)).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>C# and Razor files below one of the folders.</summary>
    public static IEnumerable<string> Sources(params string[] folders) => Files.Where(f =>
        (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
        && folders.Any(folder => f.StartsWith(folder + "/", StringComparison.Ordinal)));

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    /// <summary>Fails with one finding a line, below the way to mend them.</summary>
    public static void HasNone(string mend, IEnumerable<string> findings)
    {
        var found = findings.ToList();
        Assert.True(found.Count == 0, mend + "\n" + string.Join('\n', found));
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder) => folder.EnumerateFileSystemInfos().SelectMany(entry => entry switch
    {
        FileInfo file when !NotOurs.Contains(file.Name) => [file.FullName],
        // A link leads out of the repository.
        DirectoryInfo { LinkTarget: null } below when !NotOurs.Contains(below.Name) => Walk(below),
        _ => Enumerable.Empty<string>(),
    });

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CultureBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No CultureBot.sln above the tests.");
    }
}
