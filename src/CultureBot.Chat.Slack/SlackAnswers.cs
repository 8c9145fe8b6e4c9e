using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>Gives a handler's answer in the way each kind of request takes it (docs.slack.dev, "Handling user interaction").</summary>
internal sealed class SlackAnswers(SlackClient client)
{
    public async Task<SlackAnswer> OfAsync(SlackIncoming incoming, ChatAnswer answer, CancellationToken cancellationToken)
    {
        switch (incoming.Request, answer)
        {
            // An ephemeral message is gone with the next start of the client, and a view when it is closed; a message of its own may be
            // lost on its way. So it comes in both ways.
            case (CommandRequest or FormRequest, PrivateAnswer { IsKept: true, Card: var card }):
                return incoming.Request is FormRequest
                    ? Direct(incoming.Request, card) with { Body = Update(SlackViews.Showing(card, incoming.View)) }
                    : Direct(incoming.Request, card) with { Body = Ephemeral(card) };
            case (CommandRequest, PrivateAnswer { Card: var card }):
                return new() { Body = Ephemeral(card) };
            case (CommandRequest command, FormAnswer form):
                return await OpenAsync(command, incoming, BlockKitRenderer.View(form.Form), cancellationToken)
                    ? SlackAnswer.Empty
                    : new() { Body = Ephemeral(form.Otherwise) };

            case (FormRequest, FieldErrorsAnswer errors):
                return new() { Body = Errors(errors.ByField) };
            case (FormRequest, PrivateAnswer { Card: var card }):
                return new() { Body = Update(SlackViews.Showing(card, incoming.View)) };
            case (FormRequest, FormAnswer form):
                return new() { Body = Update(BlockKitRenderer.View(form.Form)) };

            case (MentionRequest or ReactionRequest or ChannelChanged, PrivateAnswer { Card: var card }):
                return Reply(incoming.Request, card, replaces: false);
            case (MentionRequest or ReactionRequest or ChannelChanged, FormAnswer form):
                return Reply(incoming.Request, form.Otherwise, replaces: false);

            case (ButtonRequest { Place.Kind: PlaceKind.Direct, ReplyTo.Length: > 0 } button, PrivateAnswer { TakesPlace: true, Card: var card })
                when !incoming.IsOnPrivateMessage:
                return InPlace(button, card);
            case (ButtonRequest, PrivateAnswer { TakesPlace: true, Card: var card }) when incoming.View is { Type: "modal", Id: { } view }:
                return await CallAsync(incoming.Request, "views.update", new() { ["view_id"] = view, ["view"] = SlackViews.Showing(card, incoming.View) }, cancellationToken)
                    ? SlackAnswer.Empty
                    : Reply(incoming.Request, card, replaces: false);
            case (ButtonRequest or ShortcutRequest, PrivateAnswer { Card: var card }):
                return await ShowAsync(incoming, card, replaces: incoming.IsOnPrivateMessage, cancellationToken);
            case (ButtonRequest or ShortcutRequest, FormAnswer form):
                return await OpenAsync(incoming.Request, incoming, BlockKitRenderer.View(form.Form), cancellationToken)
                    ? SlackAnswer.Empty
                    : Reply(incoming.Request, form.Otherwise, replaces: false);

            default:
                return SlackAnswer.Empty;
        }
    }

    /// <summary>
    /// What happens when a handler failed. Events are refused, so that Slack sends them again (handlers run twice without
    /// harm). People get kind words and their own back, since Slack's error would say neither; a form stays open with
    /// everything they typed. Where there is no place for words, a refusal lets Slack say that it did not work.
    /// </summary>
    public static SlackAnswer Apology(SlackIncoming incoming, ChatText words) => incoming.Request switch
    {
        CommandRequest command => new()
        {
            Body = Ephemeral(new Card(words, [new TextBlock(words), new QuoteBlock($"/{command.Command} {command.Text.ToPlain()}")])),
        },
        FormRequest when incoming.View?.State?.Values?.Keys.FirstOrDefault() is { } field => new() { Body = Errors([new(field, words.ToPlain())]) },
        ButtonRequest or ShortcutRequest or MentionRequest when incoming.Request.ReplyTo.Length > 0 => Reply(incoming.Request, Card.Of(words), replaces: false),
        _ => SlackAnswer.Refused,
    };

    // After a button on a message that others see, too, the answer stands beside it: replacing would show it to all.
    private async Task<SlackAnswer> ShowAsync(SlackIncoming incoming, Card card, bool replaces, CancellationToken cancellationToken)
    {
        var request = incoming.Request!;
        if (request.ReplyTo.Length > 0) return Reply(request, card, replaces);
        return await OpenAsync(request, incoming, SlackViews.Showing(card, incoming.View), cancellationToken)
            ? SlackAnswer.Empty
            : Reply(request, card, replaces: false);
    }

    /// <summary>Opens a view within the request, which its trigger is tied to; from within a view, on top of it.</summary>
    private Task<bool> OpenAsync(ChatRequest request, SlackIncoming incoming, JsonObject view, CancellationToken cancellationToken) => CallAsync(
        request,
        // A home page is a view, too, but no modal to put another one on.
        incoming.View is null or { Type: "home" } ? "views.open" : "views.push",
        new() { ["trigger_id"] = request.FormTrigger, ["view"] = view },
        cancellationToken);

    private async Task<bool> CallAsync(ChatRequest request, string method, JsonObject arguments, CancellationToken cancellationToken)
    {
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

    // A response_type would make it another message, seen by its reader alone.
    private static SlackAnswer InPlace(ChatRequest request, Card card)
    {
        var body = BlockKitRenderer.Message(card);
        body["replace_original"] = true;
        return new() { Afterwards = new(request.WorkspaceId, request.ReplyTo, body, request.RequestKey) };
    }

    private static SlackAnswer Direct(ChatRequest request, Card card) => new()
    {
        Afterwards = new(request.WorkspaceId, SlackWhisper.DirectTo(request.AccountId).ToString(), BlockKitRenderer.Message(card), request.RequestKey),
    };

    private static SlackAnswer Reply(ChatRequest request, Card card, bool replaces)
    {
        // A shortcut, a home page and a form name no place: what was to be shown there comes as a direct message.
        var place = request.ReplyTo.Length > 0 ? request.ReplyTo : SlackWhisper.DirectTo(request.AccountId).ToString();
        var body = BlockKitRenderer.Message(card);
        body["response_type"] = "ephemeral";
        body["replace_original"] = replaces;
        return new() { Afterwards = new(request.WorkspaceId, place, body, request.RequestKey) };
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
