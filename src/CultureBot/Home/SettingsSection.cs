using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Home;

/// <summary>What somebody chose for themselves, with the button that changes it.</summary>
internal sealed class SettingsSection(Database database) : IHomeSection
{
    public int Order => 800;

    public async Task<HomePart> MakeAsync(HomeScope scope, CancellationToken cancellationToken)
    {
        var chosen = await database.ReadAsync(sql => PreferencesStore.FindAsync(sql, scope.Account.PersonId), cancellationToken);
        var culture = scope.Culture;
        return new()
        {
            Blocks =
            [
                new HeadingBlock(Say(culture, "SettingsTitle")),
                new ListBlock([.. Lines(culture, chosen)]),
                new ActionsBlock([new Button { Label = HomeWords.Book.SayPlain(culture, "ButtonSettings"), Action = PreferencesChat.OpenButton, OpensForm = true }]),
            ],
        };
    }

    private static ImmutableArray<ChatText> Lines(CultureInfo culture, Preferences chosen) =>
    [
        chosen.Language.Length == 0
            ? Say(culture, "LanguageAsInChat")
            : Say(culture, "Language", ("language", CultureInfo.GetCultureInfo(chosen.Language).NativeName)),
        Say(culture, chosen.WantsOwnDigest ? "OwnDigestOn" : "OwnDigestOff"),
        chosen.MinuteOfDay is { } minute
            ? Say(culture, "Hour", ("time", LocalTime.FromMinutesSinceMidnight(minute).ToString("t", culture)))
            : Say(culture, "HourUsual"),
        Say(culture, chosen.WantsThanksTold ? "ThanksToldOn" : "ThanksToldOff"),
    ];

    private static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        HomeWords.Book.Say(culture, key, values);
}
