using System.Text.RegularExpressions;

namespace CultureBot.House.Tests.House;

public sealed partial class LifeOfAKudosTests
{
    private const string Story = "docs/life-of-a-kudos.md";

    [Fact]
    public void Each_file_that_the_life_of_a_kudos_names_exists()
    {
        Assert.True(Repository.Has(Story), $"{Story} is missing: it leads a new reader through the code.");
        var lines = Repository.Text(Story).Split('\n');
        var named = lines.SelectMany((line, i) => Paths().Matches(line).Select(m => (Line: i + 1, Path: m.Groups["path"].Value))).ToList();

        Assert.NotEmpty(named);
        Repository.HasNone(
            "The story names a file that is not there: follow the file to its new name.",
            named.Where(n => !Repository.Has(n.Path)).Select(n => $"{Story}:{n.Line}: {n.Path}"));
    }

    [GeneratedRegex(@"`(?<path>(src|tests|manifests)/[^`\s]+?)(:\d+)?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Paths();
}
