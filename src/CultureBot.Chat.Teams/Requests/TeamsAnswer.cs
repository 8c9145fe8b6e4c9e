using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CultureBot.Chat.Teams;

/// <summary>What Teams gets back for an activity.</summary>
internal sealed record TeamsAnswer(int Status, JsonObject? Body = null)
{
    /// <summary>Acknowledged, with nothing to say.</summary>
    public static TeamsAnswer Empty { get; } = new(StatusCodes.Status200OK);

    /// <summary>Teams sends it again.</summary>
    public static TeamsAnswer Later { get; } = new(StatusCodes.Status503ServiceUnavailable);

    public static TeamsAnswer Malformed { get; } = new(StatusCodes.Status400BadRequest);

    public static TeamsAnswer Unknown { get; } = new(StatusCodes.Status501NotImplemented);

    public static TeamsAnswer Of(JsonObject body) => new(StatusCodes.Status200OK, body);
}
