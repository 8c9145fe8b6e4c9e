using System.Xml.Linq;

namespace CultureBot.House.Tests.House;

/// <summary>Direction is kept by project references: what is not referenced cannot be used.</summary>
public sealed class ReferenceTests
{
    /// <summary>The drawing in ARCHITECTURE.md.</summary>
    private static readonly Dictionary<string, string[]> Drawn = new(StringComparer.Ordinal)
    {
        ["CultureBot.Chat"] = [],
        ["CultureBot.Storage"] = [],
        ["CultureBot.Chat.Slack"] = ["CultureBot.Chat"],
        ["CultureBot.Chat.Teams"] = ["CultureBot.Chat"],
        ["CultureBot"] = ["CultureBot.Chat", "CultureBot.Storage"],
        ["CultureBot.Web"] = ["CultureBot", "CultureBot.Chat.Slack", "CultureBot.Chat.Teams"],
    };

    [Fact]
    public void Projects_reference_each_other_only_as_drawn()
    {
        var projects = Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        Assert.Equal(Drawn.Keys.Order(StringComparer.Ordinal), projects.Select(Name).Order(StringComparer.Ordinal));
        Repository.HasNone(
            "A project under src/ references what the drawing in ARCHITECTURE.md does not show. Move the code to where it may be, or change the drawing and this table with a reason.",
            projects.SelectMany(path => References(path).Except(Drawn[Name(path)], StringComparer.Ordinal).Select(to => $"{path}: {to}")));
        Repository.HasNone(
            "The drawing shows a reference that is not there.",
            projects.SelectMany(path => Drawn[Name(path)].Except(References(path), StringComparer.Ordinal).Select(to => $"{path}: {to}")));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Text("CultureBot.sln").Replace('\\', '/');
        Repository.HasNone(
            "Add it: dotnet sln add <project>.",
            Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains(f, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(string path) =>
        XDocument.Parse(Repository.Text(path)).Descendants("ProjectReference").Select(r => Name(r.Attribute("Include")!.Value));

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
