using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Storage;

namespace CultureBot.People;

/// <summary>Opens the form of one's own settings, and stores what it brings.</summary>
internal sealed class PreferencesChat(
    AskerLookup askers, PeopleLookup people, UnfinishedRequests unfinished, LookupPatience patience, Database database, ChangePreferences change)
{
    /// <summary>The button that opens the form.</summary>
    public const string OpenButton = "preferences.open";

    public static void Map(ChatRoutes chat) => chat.For<PreferencesChat>()
        .Button(OpenButton, c => c.OpenAsync)
        .Form(PreferencesForm.Id, c => c.SubmitAsync);

    /// <summary>The form, filled in with what holds; kind words for whoever has nothing to set here.</summary>
    public async Task<ChatAnswer> OpenAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var (asker, account, otherwise) = await FindAsync(request, cancellationToken);
        if (asker is null || account is null) return otherwise;

        var culture = Languages.Of(account, asker.Workspace);
        var (chosen, places) = await database.ReadAsync(
            async sql => (await PreferencesStore.FindAsync(sql, account.PersonId), await AccountPlacesStore.ListAsync(sql, account.PersonId)),
            cancellationToken);
        return ChatAnswer.Open(PreferencesForm.Make(culture, chosen, places), Card.Of(PeopleWords.Book.Say(culture, "SettingsExpired")));
    }

    private async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var (asker, account, otherwise) = await FindAsync(request, cancellationToken);
        if (asker is null || account is null) return otherwise;

        var chosen = PreferencesForm.Read(request);
        var refusals = await change.HandleAsync(account, chosen, cancellationToken);
        if (!refusals.IsEmpty) return ChatAnswer.Errors(PreferencesForm.Errors(Languages.Of(account, asker.Workspace), refusals));

        var culture = Languages.Of(account with { ChosenLanguage = chosen.Language }, asker.Workspace);
        return ChatAnswer.Private(Card.Of(PeopleWords.Book.Say(culture, "SettingsSaved")));
    }

    private async Task<(Asker? Asker, Account? Account, ChatAnswer Otherwise)> FindAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true })
            return (null, null, Say(asker?.Culture ?? Languages.Of(null, null), "UnknownWorkspace"));
        if (await people.FindAsync(asker.Workspace, request.AccountId, [], cancellationToken) is not { } found)
        {
            var answer = patience.IsLastAttempt
                ? Say(asker.Culture, "NotFinished")
                : await unfinished.FinishLaterAsync(asker.Workspace, request, cancellationToken);
            return (asker, null, answer);
        }

        return found.Acting.Kind == AccountKind.Stranger
            ? (asker, null, Say(Languages.Of(found.Acting, asker.Workspace), "Stranger"))
            : (asker, found.Acting, ChatAnswer.Nothing);
    }

    private static ChatAnswer Say(CultureInfo culture, string key) =>
        ChatAnswer.Private(Card.Of(PeopleWords.Book.Say(culture, key)));
}
