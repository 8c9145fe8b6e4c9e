using System.Text.RegularExpressions;

namespace CultureBot.House.Tests.House;

/// <summary>A clone works anywhere: nothing that is committed names the machine or the registry it was written on.</summary>
public sealed partial class PlacesTests
{
    private static readonly HashSet<string> Binary = new(StringComparer.OrdinalIgnoreCase) { ".png", ".jpg", ".gif", ".ico", ".woff2", ".db", ".dll" };

    [Fact]
    public void No_file_names_a_registry_or_a_path_of_one_machine() => Repository.HasNone(
        "Leave it to the machine's own configuration, or say it relative to the repository.",
        from path in Repository.Files
        where !Binary.Contains(Path.GetExtension(path))
        from found in Repository.Text(path).Split('\n').Select((line, i) => (Number: i + 1, Match: Machine().Match(line)))
        where found.Match.Success && !path.EndsWith("House/PlacesTests.cs", StringComparison.Ordinal)
        select $"{path}:{found.Number}: {found.Match.Value}");

    [Theory]
    [InlineData("\"resolved\": \"https://registry.npm" + "js.org/x.tgz\"")]
    [InlineData("registry=http://localhost:4873/")]
    [InlineData("see /ho" + "me/ana/culturebot")]
    [InlineData("/wo" + "rk/main/src")]
    [InlineData(@"C:\Users\ana")]
    [InlineData("<add key=\"x\" value=\"https://api.nu" + "get.org/v3/index.json\" />")]
    public void A_place_is_recognized(string line) => Assert.Matches(Machine(), line);

    [GeneratedRegex(
        @"https?://[^\s""']*(npmjs|nuget\.org/v3|pypi|artifactory|nexus|verdaccio)[^\s""']*|\bregistry\s*=\s*\S+|(?<![\w.])/(home|root|work|Users)/\w+|\b[A-Z]:\\Users\\|""resolved"":\s*""http",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Machine();
}
