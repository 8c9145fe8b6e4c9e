using System.Text.RegularExpressions;

namespace CultureBot.House.Tests.House;

public sealed partial class SizesAndNamesTests
{
    private const int MostLines = 350;
    private const int MedianLines = 60;

    private static readonly string[] EmptyWords = ["Core", "Common", "Shared", "Infrastructure", "Abstractions", "Utils"];

    [Fact]
    public void No_source_file_is_longer_than_350_lines() => Repository.HasNone(
        $"Split it by what is in it: no source file has more than {MostLines} lines.",
        from path in Repository.Sources("src", "tests")
        let lines = Lines(path)
        where lines > MostLines
        select $"{path}:{lines}");

    [Fact]
    public void Half_of_the_source_files_have_60_lines_or_fewer()
    {
        var lengths = Repository.Sources("src").Select(Lines).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, MedianLines);
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() => Repository.HasNone(
        "Name the folder for what is in it, in the words of the vocabulary.",
        Repository.Files.SelectMany(Folders).Distinct(StringComparer.Ordinal)
            .Where(f => Path.GetFileName(f).Split('.').Any(part => EmptyWords.Contains(part, StringComparer.OrdinalIgnoreCase))));

    [Fact]
    public void No_type_has_a_suffix_that_says_nothing() => Repository.HasNone(
        "Name it for what it does: a use case is a verb phrase.",
        from path in Repository.Sources("src", "tests")
        let source = new SourceText(Repository.Text(path))
        from Match named in Declarations().Matches(source.Code)
        select $"{path}:{source.LineOf(named.Index)}: {named.Groups["name"].Value}");

    private static int Lines(string path) => Repository.Text(path).TrimEnd('\n').Split('\n').Length;

    private static IEnumerable<string> Folders(string path)
    {
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder)) yield return folder;
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+(?<name>\w+(Manager|Helper|Helpers|Util|Utils|Impl|Processor|Base))\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Declarations();
}
