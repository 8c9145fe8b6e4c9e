using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>Reads and verifies what Teams sends, and writes back what it gets for it. Nothing is parsed before its sender is known.</summary>
internal sealed partial class TeamsIntake(
    TeamsTokenValidator tokens, TeamsHandler handler, RequestWatch watch, IOptions<TeamsOptions> options, ILogger<TeamsIntake> logger)
{
    /// <summary>Teams sends far less: a message has at most some 100 KB, a card with what was typed on it 28 KB.</summary>
    public const int LargestBody = 256 * 1024;

    public async Task ReceiveAsync(HttpContext context)
    {
        var (pass, status) = await CheckAsync(context);
        if (pass is null)
        {
            if (status == StatusCodes.Status403Forbidden) watch.Refuse(TeamsPlatform.PlatformName);
            if (status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer";
            context.Response.StatusCode = status;
            return;
        }

        if (!context.Request.HasJsonContentType())
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await WriteAsync(context, await AnswerAsync(context, pass, body));
    }

    private async Task<TeamsAnswer> AnswerAsync(HttpContext context, TeamsPass pass, byte[] body)
    {
        if (Parse(body) is not { } activity) return TeamsAnswer.Malformed;
        if (!pass.IsFor(activity))
        {
            Log.NotForThis(logger);
            return new(StatusCodes.Status403Forbidden);
        }

        if (!string.Equals(activity.TenantId, options.Value.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            Log.OtherTenant(logger, activity.TenantId);
            return new(StatusCodes.Status403Forbidden);
        }

        watch.Accept(TeamsPlatform.PlatformName);
        return await handler.HandleAsync(context.RequestServices, activity, context.RequestAborted);
    }

    private async ValueTask<(TeamsPass? Pass, int Status)> CheckAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        // A token that is sent is checked, come what may.
        if (header.Count == 0 && options.Value.AllowUnauthenticated)
            return IsOfThisMachine(context) ? (TeamsPass.OfThisMachine, StatusCodes.Status200OK) : (null, StatusCodes.Status401Unauthorized);
        // A header sent twice is not Microsoft's: which of the two would be the true one?
        return await tokens.CheckAsync(header.Count == 1 ? header[0] : null, context.RequestAborted);
    }

    // The host counts, too: a tunnel, or a site whose name was made to resolve to 127.0.0.1, brings others in.
    private static bool IsOfThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && Uri.TryCreate($"http://{context.Request.Host.Value}/", UriKind.Absolute, out var here) && here.IsLoopback;

    private static async ValueTask<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody) return null;
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > LargestBody)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static TeamsActivity? Parse(byte[] body)
    {
        try
        {
            var activity = JsonSerializer.Deserialize(body, TeamsJson.Default.TeamsActivity);
            if (activity is not { Type.Length: > 0 }) return null;
            // One without an id is known by what it says.
            return activity.Id is { Length: > 0 } ? activity : activity with { Id = Convert.ToHexStringLower(SHA256.HashData(body)) };
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a JSON string with half a surrogate pair.
            return null;
        }
    }

    private static async Task WriteAsync(HttpContext context, TeamsAnswer answer)
    {
        if (context.RequestAborted.IsCancellationRequested) return;
        context.Response.StatusCode = answer.Status;
        var body = answer == TeamsAnswer.Malformed ? Malformed() : answer.Body;
        if (body is null) return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter)) body.WriteTo(writer);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    // For whoever tries the endpoint by hand; Teams reads the status alone.
    private static JsonObject Malformed() => new()
    {
        ["error"] = new JsonObject { ["code"] = "BadSyntax", ["message"] = "The body is not an activity of the Bot Framework protocol." },
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "An activity was refused: its channel or service address is not the one of its token")]
        public static partial void NotForThis(ILogger logger);

        [LoggerMessage(EventId = 3004, Level = LogLevel.Warning, Message = "An activity of the tenant {TenantId} was refused: Teams:TenantId names another")]
        public static partial void OtherTenant(ILogger logger, string tenantId);
    }
}
