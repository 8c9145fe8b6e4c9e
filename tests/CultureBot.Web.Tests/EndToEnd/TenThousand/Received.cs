using System.Text.Json.Nodes;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>What a message is about.</summary>
internal enum Matter
{
    Asked,
    Reminded,
    RemindedAgain,
    Results,
    Other,
}

/// <summary>A message that somebody got.</summary>
/// <param name="At">When, a few seconds late at most.</param>
/// <param name="Place">The conversation that it came to.</param>
/// <param name="Card">Slack's blocks, or the Adaptive Card.</param>
internal sealed record Received(Matter Matter, Instant At, string Place, JsonNode Card);
