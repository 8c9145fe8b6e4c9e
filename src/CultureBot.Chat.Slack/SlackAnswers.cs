using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CultureBot.Chat.Slack;

/// <summary>Gives a handler's answer in the way each kind of request takes it (docs.slack.dev, "Handling user interaction").</summary>
internal sealed class SlackAnswers(SlackClient client, SlackReplyQueue replies)
{
    public async Task GiveAsync(HttpContext context, SlackIncoming incoming, ChatAnswer answer, CancellationToken cancellationToken)
    {
        switch (incoming.Request, answer)
        {
            case (CommandRequest, PrivateAnswer { Card: var card }):
                await WriteAsync(context.Response, Ephemeral(card));
                break;
            case (CommandRequest command, FormAnswer form):
                if (!await OpenAsync(command, incoming, BlockKitRenderer.View(form.Form), cancellationToken))
                    await WriteAsync(context.Response, Ephemeral(form.Otherwise));
                break;

            case (FormRequest, FieldErrorsAnswer errors):
                await WriteAsync(context.Response, Errors(errors.ByField));
                break;
            case (FormRequest, PrivateAnswer { Card: var card }):
                await WriteAsync(context.Response, Update(SlackViews.Showing(card, incoming.View)));
                break;
            case (FormRequest, FormAnswer form):
                await WriteAsync(context.Response, Update(BlockKitRenderer.View(form.Form)));
                break;

            case (MentionRequest or ReactionRequest or ChannelChanged, PrivateAnswer { Card: var card }):
                Reply(context, incoming.Request, card, replaces: false);
                break;
            case (MentionRequest or ReactionRequest or ChannelChanged, FormAnswer form):
                Reply(context, incoming.Request, form.Otherwise, replaces: false);
                break;

            case (ButtonRequest or ShortcutRequest, PrivateAnswer { Card: var card }):
                await ShowAsync(context, incoming, card, replaces: incoming.IsOnPrivateMessage, cancellationToken);
                break;
            case (ButtonRequest or ShortcutRequest, FormAnswer form):
                if (!await OpenAsync(incoming.Request, incoming, BlockKitRenderer.View(form.Form), cancellationToken))
                    Reply(context, incoming.Request, form.Otherwise, replaces: false);
                break;
        }
    }

    /// <summary>
    /// What happens when a handler failed. Events are refused with 503, so that Slack sends them again (handlers run
    /// twice without harm). People get kind words and their own back, since Slack's error would say neither; a form stays
    /// open with everything they typed. Where there is no place for words, 503 lets Slack say that it did not work.
    /// </summary>
    public async Task ApologizeAsync(HttpContext context, SlackIncoming incoming, Func<ChatText> words)
    {
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested) return;
        switch (incoming.Request)
        {
            case CommandRequest command:
                await WriteAsync(context.Response, Ephemeral(new Card(words(), [new TextBlock(words()), new QuoteBlock($"/{command.Command} {command.Text.ToPlain()}")])));
                break;
            case FormRequest when incoming.View?.State?.Values?.Keys.FirstOrDefault() is { } field:
                await WriteAsync(context.Response, Errors([new(field, words().ToPlain())]));
                break;
            case ButtonRequest or ShortcutRequest or MentionRequest when incoming.Request.ReplyTo.Length > 0:
                Reply(context, incoming.Request, Card.Of(words()), replaces: false);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
        }
    }

    public static async Task WriteAsync(HttpResponse response, JsonObject body)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(response.BodyWriter)) body.WriteTo(writer);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    // After a button on a message that others see, too, the answer stands beside it: replacing would show it to all.
    private async Task ShowAsync(HttpContext context, SlackIncoming incoming, Card card, bool replaces, CancellationToken cancellationToken)
    {
        var request = incoming.Request!;
        if (request.ReplyTo.Length > 0) Reply(context, request, card, replaces);
        else await OpenAsync(request, incoming, SlackViews.Showing(card, incoming.View), cancellationToken);
    }

    /// <summary>Opens a view within the request, which its trigger is tied to; from within a view, on top of it.</summary>
    private async Task<bool> OpenAsync(ChatRequest request, SlackIncoming incoming, JsonObject view, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject { ["trigger_id"] = request.FormTrigger, ["view"] = view };
        // A home page is a view, too, but no modal to put another one on.
        var method = incoming.View is null or { Type: "home" } ? "views.open" : "views.push";
        try
        {
            return await client.WriteAsync(request.WorkspaceId, method, arguments, SlackJson.Default.SlackReply, cancellationToken)
                is Answered<SlackReply>;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Slack takes a response_url only once it has our 200.
    private void Reply(HttpContext context, ChatRequest request, Card card, bool replaces)
    {
        if (request.ReplyTo.Length == 0) return;
        var body = BlockKitRenderer.Message(card);
        body["response_type"] = "ephemeral";
        body["replace_original"] = replaces;
        var reply = new SlackLateReply(request.WorkspaceId, request.ReplyTo, body, request.RequestKey);
        context.Response.OnCompleted(() =>
        {
            replies.Add(reply);
            return Task.CompletedTask;
        });
    }

    private static JsonObject Ephemeral(Card card)
    {
        var body = BlockKitRenderer.Message(card);
        body["response_type"] = "ephemeral";
        return body;
    }

    private static JsonObject Errors(IEnumerable<KeyValuePair<string, string>> byField) => new()
    {
        ["response_action"] = "errors",
        ["errors"] = new JsonObject(byField.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)e.Value))),
    };

    private static JsonObject Update(JsonObject view) => new() { ["response_action"] = "update", ["view"] = view };
}
