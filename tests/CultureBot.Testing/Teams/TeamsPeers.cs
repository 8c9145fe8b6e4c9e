namespace CultureBot.Testing.Teams;

/// <summary>Where npm has put what Microsoft itself publishes for Teams (see CultureBot.Testing.csproj).</summary>
public static class TeamsPeers
{
    /// <summary>Why there is none of it here, for <c>Assert.SkipWhen</c>; null when it is there.</summary>
    public static string? Unavailable { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "botframework-connector"))
        ? null
        : "botframework-connector is not installed: npm was not there, or had no registry, when the tests were built.";

    internal static string Folder => Path.Combine(Root, "tests", "CultureBot.Testing", "Teams", "peers");

    internal static string Root => FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CultureBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
