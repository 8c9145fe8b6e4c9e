using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CultureBot.Testing.Teams;

/// <summary>One call that arrived.</summary>
public sealed record FakeTeamsCall
{
    /// <summary>open, post, update, delete, member, members, team, channels; or token, for the login.</summary>
    public required string Method { get; init; }

    /// <summary>As it was sent; for the login its fields.</summary>
    public required JsonObject Body { get; init; }

    public required string Authorization { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Which of the addresses it came to: amer or emea; empty for the login.</summary>
    public string Region { get; init; } = "";

    /// <summary>The conversation or the team in the path; empty when there is none.</summary>
    public string Place { get; init; } = "";

    /// <summary>The activity or the member in the path; empty when there is none.</summary>
    public string Item { get; init; } = "";

    public string Query { get; init; } = "";

    internal static async Task<FakeTeamsCall> ReadAsync(string method, HttpContext context, DateTimeOffset at)
    {
        var request = context.Request;
        JsonObject body = [];
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            body = new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())));
        }
        else if (request.ContentLength > 0)
        {
            body = await JsonSerializer.DeserializeAsync<JsonObject>(request.Body, cancellationToken: context.RequestAborted) ?? [];
        }

        return new()
        {
            Method = method,
            Body = body,
            Authorization = request.Headers.Authorization.ToString(),
            At = at,
            Region = Part(context, "region"),
            Place = Part(context, "place"),
            Item = Part(context, "item"),
            Query = request.QueryString.Value ?? "",
        };
    }

    private static string Part(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";
}
