using CultureBot.Chat;
using NodaTime;

namespace CultureBot.People;

/// <summary>Opens the form of one's own settings, and stores what it brings.</summary>
internal sealed class PreferencesChat(MemberLookup members, OwnPreferences own)
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

        return ChatAnswer.Open(
            await own.ReadAsync(member.Account, member.Culture, ZoneOf(member), cancellationToken), Card.Of(PeopleWords.Book.Say(member.Culture, "SettingsExpired")));
    }

    private static DateTimeZone ZoneOf(Member member) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.Account.TimeZone) ?? DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.Workspace.TimeZone) ?? DateTimeZone.Utc;

    private async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;

        var errors = await own.SaveAsync(member.Account, member.Culture, request.Filled, cancellationToken);
        if (!errors.IsEmpty) return ChatAnswer.Errors(errors);

        var culture = Languages.Of(member.Account with { ChosenLanguage = PreferencesForm.Read(request.Filled).Language }, member.Workspace);
        return ChatAnswer.Private(Card.Of(PeopleWords.Book.Say(culture, "SettingsSaved")));
    }
}
