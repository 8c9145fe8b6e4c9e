using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CultureBot.Testing.Teams;

/// <summary>How a call goes wrong.</summary>
public sealed record FakeTeamsFault
{
    /// <summary>What it answers; 0 for the right answer.</summary>
    public int Status { get; private init; }

    public string? RetryAfter { get; private init; }

    public string Body { get; private init; } = "";

    /// <summary>How much later.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>No answer ever comes.</summary>
    public bool Hangs { get; private init; }

    /// <summary>True when whoever called is kept waiting, perhaps for ever.</summary>
    public bool KeepsWaiting => Hangs || Delay > TimeSpan.Zero;

    /// <summary>The connection is cut.</summary>
    public bool IsCut { get; private init; }

    /// <summary>True when the call is done before anything goes wrong: whoever called cannot know that.</summary>
    public bool IsAfterAccepting { get; private init; }

    /// <summary>A status, with Retry-After in seconds unless null, and a page that is not Teams' JSON.</summary>
    public static FakeTeamsFault Of(int status, int? retryAfterSeconds = null) => new()
    {
        Status = status, RetryAfter = retryAfterSeconds?.ToString(CultureInfo.InvariantCulture), Body = "<html>upstream trouble</html>",
    };

    /// <summary>A status with Retry-After as a date.</summary>
    public static FakeTeamsFault Until(int status, DateTimeOffset retryAt) =>
        Of(status) with { RetryAfter = retryAt.ToString("R", CultureInfo.InvariantCulture) };

    /// <summary>A refusal in Teams' words.</summary>
    public static FakeTeamsFault Error(int status, string code, string message = "") => new()
    {
        Status = status, Body = FakeTeamsAnswer.Error(code, message).ToJsonString(),
    };

    /// <summary>Blocked or uninstalled: the sub-code stands in JSON within the message.</summary>
    public static FakeTeamsFault Blocked() => new() { Status = StatusCodes.Status403Forbidden, Body = FakeTeamsAnswer.Blocked().ToJsonString() };

    /// <summary>A body of the test's own.</summary>
    public static FakeTeamsFault Answer(int status, string body) => new() { Status = status, Body = body };

    /// <summary>The right answer, so much later.</summary>
    public static FakeTeamsFault Late(TimeSpan by) => new() { Delay = by };

    public static FakeTeamsFault Hang() => new() { Hangs = true };

    public static FakeTeamsFault Reset() => new() { IsCut = true };

    /// <summary>The same, once the call is taken and done.</summary>
    public FakeTeamsFault AfterAccepting() => this with { IsAfterAccepting = true };

    /// <summary>False when the right answer is still to be given.</summary>
    internal async Task<bool> PlayAsync(HttpContext context, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            if (KeepsWaiting) await Task.Delay(Hangs ? Timeout.InfiniteTimeSpan : Delay, TimeProvider.System, either.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            return true;
        }

        if (IsCut) context.Abort();
        if (Status == 0) return IsCut;
        if (RetryAfter is not null) context.Response.Headers.RetryAfter = RetryAfter;
        context.Response.StatusCode = Status;
        context.Response.ContentType = Body.StartsWith('{') ? "application/json" : "text/html";
        await context.Response.WriteAsync(Body, context.RequestAborted);
        return true;
    }
}

/// <summary>A status and a body.</summary>
internal sealed record FakeTeamsAnswer(int Status, JsonNode? Body)
{
    public static FakeTeamsAnswer Ok(JsonNode? body) => new(StatusCodes.Status200OK, body);

    public static FakeTeamsAnswer Refusal(int status, string code, string message = "") => new(status, Error(code, message));

    public static JsonObject Error(string code, string message) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };

    public static JsonObject Blocked() => Error(
        "Forbidden",
        new JsonObject { ["subCode"] = "MessageWritesBlocked", ["details"] = "The user has blocked the bot", ["errorCode"] = null }.ToJsonString());
}
