using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>Opens the form of one's own settings, and stores what it brings.</summary>
internal sealed class PreferencesChat(MemberLookup members, Database database, ChangePreferences change, TimeProvider time)
{
    /// <summary>The button that opens the form.</summary>
    public const string OpenButton = "preferences.open";

    public static void Map(ChatRoutes chat) => chat.For<PreferencesChat>()
        .Button(OpenButton, c => c.OpenAsync)
        .Form(PreferencesForm.Id, c => c.SubmitAsync);

    /// <summary>The form, filled in with what holds; kind words for whoever has nothing to set here.</summary>
    public async Task<ChatAnswer> OpenAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;

        var person = member.Account.PersonId;
        var (chosen, places) = await database.ReadAsync(
            async sql => (await PreferencesStore.FindAsync(sql, person), await AccountPlacesStore.ListAsync(sql, person)), cancellationToken);
        return ChatAnswer.Open(
            PreferencesForm.Make(member.Culture, chosen, places, Today(member)), Card.Of(PeopleWords.Book.Say(member.Culture, "SettingsExpired")));
    }

    private LocalDate Today(Member member)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.Account.TimeZone) ?? DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.Workspace.TimeZone);
        return time.GetCurrentInstant().InZone(zone ?? DateTimeZone.Utc).Date;
    }

    private async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;

        var chosen = PreferencesForm.Read(request);
        var refusals = await change.HandleAsync(member.Account, chosen, cancellationToken);
        if (!refusals.IsEmpty) return ChatAnswer.Errors(PreferencesForm.Errors(member.Culture, refusals));

        var culture = Languages.Of(member.Account with { ChosenLanguage = chosen.Language }, member.Workspace);
        return ChatAnswer.Private(Card.Of(PeopleWords.Book.Say(culture, "SettingsSaved")));
    }
}
