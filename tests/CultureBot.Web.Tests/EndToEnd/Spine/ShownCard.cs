using System.Text.Json.Nodes;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>A card in Teams, and the message that it stands in.</summary>
internal sealed record ShownCard(string Id, JsonObject Card);
