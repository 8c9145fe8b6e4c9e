using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Workspaces;

namespace CultureBot.Kudos;

/// <summary>Opens the form: by a button, from the shortcuts menu, from a message's menu, and from <c>/kudos</c> without a word.</summary>
internal sealed class KudosOpening(
    AskerLookup askers, PeopleLookup people, MessageAddressLookup addresses, KudosDrafts drafts, CompanyValues values, KudosForm form, KudosAnswers answers)
{
    private const char Between = ' ';

    /// <summary>The value of a button that fills people in, by their ids on the platform.</summary>
    public static string ValueOf(IEnumerable<string> accounts) => string.Join(Between, accounts);

    public async Task<ChatAnswer> OpenAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        var recipients = request is ButtonRequest pressed ? pressed.Value.Split(Between, StringSplitOptions.RemoveEmptyEntries) : [];
        return asker is { IsConnected: true }
            ? ChatAnswer.Open(form.Make(asker.Culture, await values.ListAsync(cancellationToken), recipients, draft: null), answers.FormExpired(asker.Culture, ""))
            : ChatAnswer.Private(answers.UnknownWorkspace(asker?.Culture, ""));
    }

    /// <summary>"Thank for this": the author is filled in, and the link to the message kept.</summary>
    public async Task<ChatAnswer> ThankForAsync(ShortcutRequest request, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return ChatAnswer.Private(answers.UnknownWorkspace(asker?.Culture, ""));
        if (request.Message is not { } message) return await OpenAsync(request, cancellationToken);

        var address = await addresses.FindAsync(asker.Workspace, message, cancellationToken);
        string[] author = message.AuthorId.Length > 0 && message.AuthorId != asker.Workspace.BotAccountId ? [message.AuthorId] : [];
        var draft = await KeepAsync(asker, request, new(message.ChannelId, address), cancellationToken);
        return ChatAnswer.Open(form.Make(asker.Culture, await values.ListAsync(cancellationToken), author, draft), answers.FormExpired(asker.Culture, ""));
    }

    /// <summary>The form for what was begun in a place, which is where it is then posted.</summary>
    public async Task<ChatAnswer> GiveFromCommandAsync(Asker asker, CommandRequest request, CancellationToken cancellationToken)
    {
        var known = await values.ListAsync(cancellationToken);
        var draft = await KeepAsync(asker, request, source: null, cancellationToken);
        return ChatAnswer.Open(form.Make(asker.Culture, known, [], draft), answers.Help(asker.Culture, known));
    }

    // Null for whoever cannot be looked up in time: the form opens even so, and its trigger lives for seconds.
    private async Task<KudosDraft?> KeepAsync(Asker asker, ChatRequest request, KudosSource? source, CancellationToken cancellationToken)
    {
        var giver = asker.Account ?? (await people.FindAsync(asker.Workspace, request.AccountId, [], cancellationToken))?.Acting;
        if (giver is null) return null;
        KudosDraftContent content = new([], "", Visibility.Public, request.Place) { Source = source };
        return await drafts.KeepAsync(request.RequestKey, giver.Id, content, cancellationToken);
    }
}
