using System.Globalization;
using System.Text.RegularExpressions;

namespace CultureBot.Web.Tests;

public sealed partial class ContrastTests
{
    public static TheoryData<string, string, string> Pairs()
    {
        TheoryData<string, string, string> pairs = [];
        foreach (var scheme in (string[])["light", "dark"])
        {
            foreach (var text in (string[])["ink", "muted", "accent", "thanks", "good", "caution", "bad"])
            {
                pairs.Add(scheme, text, "paper");
                pairs.Add(scheme, text, "surface");
            }

            pairs.Add(scheme, "on-accent", "accent");
        }

        return pairs;
    }

    /// <summary>WCAG 2.2, 1.4.3, for normal text.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_stands_out_from_its_background(string scheme, string text, string background)
    {
        var tokens = Tokens(scheme);
        var (a, b) = (Luminance(tokens[text]), Luminance(tokens[background]));

        Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) >= 4.5, $"{text} on {background} ({scheme})");
    }

    private static Dictionary<string, string> Tokens(string scheme)
    {
        var css = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "app.css"));
        var blocks = css.Split("prefers-color-scheme: dark");
        var block = scheme == "light" ? blocks[0] : blocks[1][..blocks[1].IndexOf('}', StringComparison.Ordinal)];
        return Token().Matches(block).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["colour"].Value);
    }

    private static double Luminance(string colour)
    {
        var rgb = Enumerable.Range(0, 3)
            .Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);
    }

    [GeneratedRegex("--(?<name>[a-z-]+): (?<colour>#[0-9A-F]{6});", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
