using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Chat.Teams;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Web.Simulator;

/// <summary>
/// What somebody does in the simulator: say something, type a command, press a button, submit a form. Requests take the
/// same routes as those of a real platform. A nonce that each rendered form carries makes double posts harmless.
/// </summary>
internal sealed partial class SimulatorActions(
    Database database, ChatRoutes routes, IServiceProvider services, TimeProvider time, SimulatorChanges changes, OpenForms forms,
    ILogger<SimulatorActions> logger)
{
    private Instant Now => time.GetCurrentInstant();

    public async Task SayAsync(Scene scene, string typed, Guid? thread, string nonce, CancellationToken cancellationToken)
    {
        switch (SimulatorInput.Read(typed, scene.Directory))
        {
            case TypedWords { Words.Length: 0 }:
                return;
            case TypedWords plain:
                await AddAsync(
                    Message(scene, nonce) with { Author = scene.Viewer.ExternalId, ParentId = thread, Words = plain.Words }, cancellationToken);
                return;
            case TypedCommand command when !routes.Commands.Contains(command.Command, StringComparer.Ordinal):
                var known = string.Join(" ", routes.Commands.Order(StringComparer.Ordinal).Select(c => "/" + c));
                await TellAsync(scene, nonce, "no_such_command", [("command", command.Command), ("commands", known)], cancellationToken);
                return;
            case TypedCommand command:
                var request = new CommandRequest
                {
                    Platform = SimulatorPlatform.PlatformName,
                    WorkspaceId = Demo.DemoCompany.WorkspaceExternalId,
                    RequestKey = KeyOf(nonce),
                    Command = command.Command,
                    Text = command.Text,
                };
                await AskAsync(scene, request, nonce, pressed: null, typed, cancellationToken);
                return;
        }
    }

    /// <summary>Somebody looks at their home page; what the bot then shows there comes as soon as it is made.</summary>
    public Task OpenHomeAsync(Scene scene, CancellationToken cancellationToken)
    {
        var nonce = Guid.CreateVersion7(Now.ToDateTimeOffset()).ToString("N");
        var request = new HomeOpened { Platform = SimulatorPlatform.PlatformName, WorkspaceId = Demo.DemoCompany.WorkspaceExternalId, RequestKey = KeyOf(nonce) };
        return AskAsync(scene, request, nonce, pressed: null, words: "", cancellationToken);
    }

    /// <summary>A shortcut from the menu of a message, or without one a global shortcut.</summary>
    public async Task OpenShortcutAsync(Scene scene, string shortcut, Guid? message, string nonce, CancellationToken cancellationToken)
    {
        var chosen = message is { } id
            ? await database.ReadAsync(
                sql => SimulatorStore.FindAsync(sql, scene.Conversation.Id, id, scene.Viewer.ExternalId), cancellationToken)
            : null;
        var request = new ShortcutRequest
        {
            Platform = SimulatorPlatform.PlatformName,
            WorkspaceId = Demo.DemoCompany.WorkspaceExternalId,
            RequestKey = KeyOf(nonce),
            Shortcut = shortcut,
            Message = chosen is null ? null : new(scene.Conversation.Id, chosen.Id.ToString("N"), chosen.Author),
        };
        await AskAsync(scene, request, nonce, pressed: null, words: "", cancellationToken);
    }

    /// <summary>Only a button that the message still shows to this person can be pressed.</summary>
    public async Task PressAsync(
        Scene scene, Guid message, string action, string value, string nonce, CancellationToken cancellationToken)
    {
        var pressed = await database.ReadAsync(
            sql => SimulatorStore.FindAsync(sql, scene.Conversation.Id, message, scene.Viewer.ExternalId), cancellationToken);
        if (pressed?.Card is not { } card || !Shows(SimulatorJson.Read(card), action, value))
        {
            await TellAsync(scene, nonce, "button_gone", [], cancellationToken);
            return;
        }

        var request = new ButtonRequest
        {
            Platform = SimulatorPlatform.PlatformName,
            WorkspaceId = Demo.DemoCompany.WorkspaceExternalId,
            RequestKey = KeyOf(nonce),
            Action = action,
            Value = value,
        };
        await AskAsync(scene, request, nonce, pressed, words: "", cancellationToken);
    }

    public async Task SubmitAsync(
        Scene scene, OpenForm open, Func<string, IReadOnlyList<string>> typed, string nonce, CancellationToken cancellationToken)
    {
        var read = FormInput.Read(open.Form, typed, scene.Directory, scene.Culture);
        open = open with { Values = read.Typed, Errors = read.Errors };
        forms.Show(scene.Viewer.ExternalId, open);
        if (read.Errors.IsEmpty) await SubmitAsync(scene, open, read.Values, nonce, cancellationToken);
    }

    /// <summary>What Teams would send; its clients ask for what is required by themselves.</summary>
    public async Task SubmitAsync(Scene scene, SubmittedForm submitted, string nonce, CancellationToken cancellationToken)
    {
        var missing = submitted.Form.Fields.Where(field => !field.IsOptional && submitted.Values[field.Name].All(string.IsNullOrWhiteSpace))
            .ToImmutableDictionary(field => field.Name, _ => SimulatorWords.Book.SayPlain(scene.Culture, "required"), StringComparer.Ordinal);
        var open = new OpenForm(submitted.Form, scene.Conversation.Id, [], missing) { Chosen = submitted.Values };
        forms.Show(scene.Viewer.ExternalId, open);
        if (missing.IsEmpty) await SubmitAsync(scene, open, submitted.Values, nonce, cancellationToken);
    }

    private async Task SubmitAsync(
        Scene scene, OpenForm open, ImmutableDictionary<string, ImmutableArray<string>> values, string nonce, CancellationToken cancellationToken)
    {
        var request = new FormRequest
        {
            Platform = SimulatorPlatform.PlatformName,
            WorkspaceId = Demo.DemoCompany.WorkspaceExternalId,
            RequestKey = KeyOf(nonce),
            FormId = open.Form.Id,
            State = open.Form.State,
            Values = values,
        };
        var answer = await AskAsync(scene, request, nonce, pressed: null, words: "", cancellationToken);
        if (answer is FieldErrorsAnswer wrong) forms.Show(scene.Viewer.ExternalId, open with { Errors = wrong.ByField });
        else if (answer is not FormAnswer and not null) forms.Close(scene.Viewer.ExternalId);
    }

    public Task TellAsync(
        Scene scene, string nonce, string key, (string Name, object Value)[] values, CancellationToken cancellationToken) =>
        ShowAsync(scene, nonce, Card.Of(SimulatorWords.Say(scene.Culture, key, values)), replaced: null, isConfidential: false, cancellationToken);

    /// <summary>Returns null when the handler failed; the person has been told.</summary>
    private async Task<ChatAnswer?> AskAsync(
        Scene scene, ChatRequest request, string nonce, SimulatorMessage? pressed, string words, CancellationToken cancellationToken)
    {
        request = request with
        {
            AccountId = scene.Viewer.ExternalId,
            Place = scene.Conversation.Place,
            ReplyTo = new ReplyAddress(scene.Viewer.ExternalId, scene.Conversation.Id).ToString(),
            FormTrigger = nonce,
        };
        ChatAnswer answer;
        try
        {
            answer = await routes.HandleAsync(services, request, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.HandlerFailed(logger, routes.NameForLogs(request), routes.ForLogs(request, failure)!);
            (string, object)[] values = words.Length > 0 ? [("words", words)] : [];
            await TellAsync(scene, nonce, words.Length > 0 ? "failed" : "failed_press", values, cancellationToken);
            return null;
        }

        if (answer is PrivateAnswer told) await ShowAsync(scene, nonce, told.Card, Replaced(scene, pressed, told), routes.IsConfidential(request), cancellationToken);
        if (answer is FormAnswer asked) forms.Show(scene.Viewer.ExternalId, new(asked.Form, scene.Conversation.Id, FormInput.Initial(asked.Form, scene.Directory), []));
        return answer;
    }

    /// <summary>What only this person sees is replaced, and in their own conversation with the bot what the next step takes the place of.</summary>
    private static SimulatorMessage? Replaced(Scene scene, SimulatorMessage? pressed, PrivateAnswer told) =>
        pressed is { Reader: not null } || (told.TakesPlace && scene.Conversation.Place.Kind == PlaceKind.Direct) ? pressed : null;

    private async Task ShowAsync(
        Scene scene, string nonce, Card card, SimulatorMessage? replaced, bool isConfidential, CancellationToken cancellationToken)
    {
        var json = SimulatorJson.Write(card);
        if (replaced is null)
        {
            var answer = Message(scene, nonce) with { Author = scene.Directory.Workspace.BotAccountId, Reader = scene.Viewer.ExternalId, Card = json };
            await AddAsync(answer, cancellationToken);
            return;
        }

        // Nothing says when a confidential card was touched last.
        var at = isConfidential ? replaced.PostedAt : Now;
        await database.WriteAsync(
            sql => SimulatorStore.UpdateAsync(sql, replaced.Conversation, replaced.Id, json, at), WriteUrgency.Acknowledgement, cancellationToken);
        changes.Notify();
    }

    private async Task AddAsync(SimulatorMessage message, CancellationToken cancellationToken)
    {
        await database.WriteAsync(sql => SimulatorStore.AddAsync(sql, message), WriteUrgency.Acknowledgement, cancellationToken);
        changes.Notify();
    }

    private SimulatorMessage Message(Scene scene, string nonce)
    {
        var now = Now;
        return new()
        {
            Id = Guid.CreateVersion7(now.ToDateTimeOffset()),
            Conversation = scene.Conversation.Id,
            Author = "",
            RequestKey = KeyOf(nonce),
            PostedAt = now,
        };
    }

    private static string KeyOf(string nonce) => "simulator:" + nonce;

    private static bool Shows(Card card, string action, string value) =>
        card.Blocks.OfType<ActionsBlock>().SelectMany(b => b.Buttons).Any(b => b.Address is null && b.Action == action && b.Value == value);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The handler of request {RequestKey} failed.")]
        public static partial void HandlerFailed(ILogger logger, string requestKey, Exception failure);
    }
}
