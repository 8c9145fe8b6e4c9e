using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CultureBot.Chat.Slack;

/// <summary>Reads and verifies what Slack sends over HTTP, and writes back what it gets for it.</summary>
internal sealed class SlackIntake(SlackSignature signature, SlackHandler handler, SlackReplyQueue replies, RequestWatch watch)
{
    /// <summary>Slack sends far less; a view with all its state is at most 250 KB by Slack's own limit.</summary>
    public const int LargestBody = 256 * 1024;

    public async Task ReceiveAsync(HttpContext context)
    {
        var (status, incoming) = await ReadAsync(context.Request, context.RequestAborted);
        context.Response.StatusCode = status;
        if (incoming is null) return;
        if (incoming.Challenge is { } challenge) await WriteAsync(context.Response, new() { ["challenge"] = challenge });
        else await GiveAsync(context, await handler.HandleAsync(context.RequestServices, incoming, context.RequestAborted));
    }

    private async ValueTask<(int Status, SlackIncoming? Incoming)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody) return (StatusCodes.Status413PayloadTooLarge, null);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var body = read.Buffer;
            if (body.Length > LargestBody)
            {
                reader.AdvanceTo(body.End);
                return (StatusCodes.Status413PayloadTooLarge, null);
            }

            if (!read.IsCompleted)
            {
                reader.AdvanceTo(body.Start, body.End);
                continue;
            }

            // Most bodies arrive in one piece and are read where they lie.
            var result = body.IsSingleSegment ? Verify(request, body.FirstSpan) : Verify(request, body.ToArray());
            reader.AdvanceTo(body.End);
            return result;
        }
    }

    private (int Status, SlackIncoming? Incoming) Verify(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var isForm = IsOfType(request.ContentType, "application/x-www-form-urlencoded");
        if (!signature.IsValid(request.Headers, body))
        {
            // Slack's certificate check is not signed (Bolt answers it first, too) and gets nothing but a 200.
            if (isForm && SlackCommandReader.IsCertificateCheck(body)) return (StatusCodes.Status200OK, null);
            if (signature.IsOfAnotherTime(request.Headers)) watch.RefuseForItsTime(SlackPlatform.PlatformName);
            else watch.Refuse(SlackPlatform.PlatformName);
            return (StatusCodes.Status401Unauthorized, null);
        }

        watch.Accept(SlackPlatform.PlatformName);

        try
        {
            var incoming = isForm ? SlackCommandReader.Read(body)
                : IsOfType(request.ContentType, "application/json") ? SlackEventReader.Read(body)
                : SlackIncoming.Malformed;
            return incoming.IsMalformed ? (StatusCodes.Status400BadRequest, null) : (StatusCodes.Status200OK, incoming);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a JSON string with half a surrogate pair.
            return (StatusCodes.Status400BadRequest, null);
        }
    }

    private async Task GiveAsync(HttpContext context, SlackAnswer answer)
    {
        if (context.RequestAborted.IsCancellationRequested) return;
        if (answer.IsRefused) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        if (answer.Afterwards is { } reply)
        {
            context.Response.OnCompleted(() =>
            {
                replies.Add(reply);
                return Task.CompletedTask;
            });
        }

        if (answer.Body is { } body) await WriteAsync(context.Response, body);
    }

    private static async Task WriteAsync(HttpResponse response, JsonObject body)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(response.BodyWriter)) body.WriteTo(writer);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    private static bool IsOfType(string? contentType, string type) =>
        contentType is not null && contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == type.Length || contentType[type.Length] is ';' or ' ');
}
