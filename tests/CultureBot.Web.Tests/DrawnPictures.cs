using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CultureBot.Web.Tests;

/// <summary>What a page gives its script to draw.</summary>
internal static partial class DrawnPictures
{
    public static IEnumerable<JsonNode> On(string page) =>
        Drawing().Matches(page).Select(match => JsonNode.Parse(WebUtility.HtmlDecode(match.Groups["json"].Value))!);

    [GeneratedRegex("data-picture=\"(?<json>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Drawing();
}
