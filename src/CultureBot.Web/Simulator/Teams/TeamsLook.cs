using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CultureBot.Chat;
using CultureBot.Chat.Teams;

namespace CultureBot.Web.Simulator.Teams;

/// <summary>
/// The simulator as Teams looks: cards and forms are drawn from the same JSON that Teams gets, and what is pressed and filled in is
/// read by the same reader.
/// </summary>
internal static partial class TeamsLook
{
    public const string Name = "teams";

    private const string Cookie = "culturebot-simulator-look";

    /// <summary>What this browser was shown last.</summary>
    public static bool IsChosen(HttpContext context) => context.Request.Cookies[Cookie] == Name;

    public static void Choose(HttpContext context, string look) => context.Response.Cookies.Append(
        Cookie, look == Name ? Name : "slack", new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Path = "/simulator" });

    public static ImmutableArray<JsonObject> Pages(string card) => AdaptiveCardRenderer.Pages(SimulatorJson.Read(card));

    public static JsonObject Form(OpenForm open, SimulatorDirectory directory) => AdaptiveCardRenderer.Form(
        open.Form,
        [.. directory.Accounts.Where(a => a.Kind != AccountKind.Bot).OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => new FormOption(a.ExternalId, a.Name))],
        isDialog: true,
        open.Chosen,
        open.Errors);

    /// <summary>What Teams would send: the data of the button with each input beside it, several values joined by commas.</summary>
    public static TeamsCardAction? Read(string data, IEnumerable<(string Field, IReadOnlyList<string> Values)> inputs)
    {
        try
        {
            if (JsonNode.Parse(data) is not JsonObject sent) return null;
            foreach (var (field, values) in inputs) sent[field] = string.Join(',', values).ReplaceLineEndings("\n");
            return TeamsCardAction.Read(JsonSerializer.SerializeToElement(sent));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The Markdown that the renderer writes: bold, links and the tags of mentions. Everything else in it is plain.</summary>
    public static IEnumerable<TeamsRun> Runs(string text)
    {
        var at = 0;
        foreach (Match match in Markup.Matches(text))
        {
            if (match.Index > at) yield return new(text[at..match.Index]);
            at = match.Index + match.Length;
            yield return match.Groups["name"].Success ? new("@" + match.Groups["name"].Value) { IsMention = true }
                : match.Groups["bold"].Success ? new(match.Groups["bold"].Value) { IsBold = true }
                : new(match.Groups["link"].Value) { Address = match.Groups["address"].Value };
        }

        if (at < text.Length) yield return new(text[at..]);
    }

    [GeneratedRegex(@"<at>(?<name>[^<]*)</at>|\*\*(?<bold>[^*]+)\*\*|\[(?<link>[^\]]*)\]\((?<address>[^)]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup { get; }
}

/// <summary>A piece of text that looks alike.</summary>
public sealed record TeamsRun(string Text)
{
    public bool IsBold { get; init; }

    public bool IsMention { get; init; }

    public string? Address { get; init; }
}
