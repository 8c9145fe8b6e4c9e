using System.Text.RegularExpressions;

namespace CultureBot.House.Tests.House;

public sealed partial class StoryTests
{
    [Theory]
    [InlineData("docs/life-of-a-kudos.md")]
    [InlineData("docs/life-of-a-pulse.md")]
    [InlineData("docs/life-of-feedback.md")]
    public void Each_file_that_a_story_names_exists(string story)
    {
        Assert.True(Repository.Has(story), $"{story} is missing: it leads a new reader through the code.");
        var lines = Repository.Text(story).Split('\n');
        var named = lines.SelectMany((line, i) => Paths().Matches(line).Select(m => (Line: i + 1, Path: m.Groups["path"].Value))).ToList();

        Assert.NotEmpty(named);
        Repository.HasNone(
            "The story names a file that is not there: follow the file to its new name.",
            named.Where(n => !Repository.Has(n.Path)).Select(n => $"{story}:{n.Line}: {n.Path}"));
    }

    [GeneratedRegex(@"`(?<path>(src|tests|manifests)/[^`\s]+?)(:\d+)?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Paths();
}
