using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.People;

/// <summary>The form of what somebody chooses for themselves: language, hour, what is written to them directly, and when they work.</summary>
internal static class PreferencesForm
{
    public const string Id = "preferences";
    public const string Language = "language";
    public const string Hour = "hour";
    public const string Messages = "messages";
    public const string Inbox = "inbox";

    /// <summary>The chat platform's language, or the schedule's hour.</summary>
    public const string AsItComes = "as_it_comes";

    public const string OwnDigest = "own_digest";
    public const string ThanksTold = "thanks_told";

    private const int MinutesOfHour = 60;

    /// <param name="culture">The reader's language.</param>
    /// <param name="chosen">What holds now.</param>
    /// <param name="places">Where the reader has accounts; who has only one is not asked which.</param>
    /// <param name="today">Where the reader lives.</param>
    public static Form Make(CultureInfo culture, Preferences chosen, IReadOnlyList<AccountPlace> places, LocalDate today) => new(
        Id,
        Say(culture, "SettingsTitle"),
        Say(culture, "SettingsSubmit"),
        Say(culture, "SettingsCancel"),
        "",
        [
            new ChoiceField(
                Language,
                Say(culture, "SettingsLanguage"),
                [
                    new(AsItComes, Say(culture, "SettingsLanguageAsInChat")),
                    // A language is listed as it calls itself.
                    .. Languages.Written.Select(language => new FormOption(language.Name, language.NativeName)),
                ])
            {
                Initial = chosen.Language.Length > 0 ? chosen.Language : AsItComes,
            },
            new ChoiceField(Hour, Say(culture, "SettingsHour"), [new(AsItComes, Say(culture, "SettingsHourUsual")), .. Hours(culture, chosen.MinuteOfDay)])
            {
                Initial = chosen.MinuteOfDay is { } minute ? Value(minute) : AsItComes,
                Hint = Say(culture, "SettingsHourHint"),
            },
            new ChoicesField(
                Messages,
                Say(culture, "SettingsMessages"),
                [new(OwnDigest, Say(culture, "SettingsOwnDigest")), new(ThanksTold, Say(culture, "SettingsThanksTold"))])
            {
                IsOptional = true,
                Initial = [.. chosen.WantsOwnDigest ? [OwnDigest] : ImmutableArray<string>.Empty, .. chosen.WantsThanksTold ? [ThanksTold] : ImmutableArray<string>.Empty],
                Hint = Say(culture, "SettingsMessagesHint"),
            },
            .. places.Count > 1 ? [InboxField(culture, chosen, places)] : ImmutableArray<FormField>.Empty,
            .. WorkingTimeFields.Make(culture, chosen.Working, today),
        ]);

    /// <summary>What was chosen; an hour or an account that is none becomes one that <see cref="ChangePreferences"/> refuses.</summary>
    public static Preferences Read(FormValues filled)
    {
        var hour = filled.Text(Hour);
        return new()
        {
            Language = filled.Text(Language) is { } language && language != AsItComes ? language : "",
            MinuteOfDay = hour is AsItComes or "" ? null
                : int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var minute) ? minute
                : -1,
            WantsOwnDigest = filled.All(Messages).Contains(OwnDigest, StringComparer.Ordinal),
            WantsThanksTold = filled.All(Messages).Contains(ThanksTold, StringComparer.Ordinal),
            Inbox = filled.Text(Inbox) is var inbox && inbox is "" or AsItComes ? null
                : Guid.TryParse(inbox, out var account) ? new AccountId(account)
                : default(AccountId),
            Working = WorkingTimeFields.Read(filled),
        };
    }

    /// <summary>What is said beside the field that is not right.</summary>
    public static ImmutableDictionary<string, string> Errors(CultureInfo culture, ImmutableArray<PreferencesRefusal> refusals) =>
        refusals.ToImmutableDictionary(
            refusal => refusal switch
            {
                PreferencesRefusal.Language => Language,
                PreferencesRefusal.Hour => Hour,
                PreferencesRefusal.Inbox => Inbox,
                _ => WorkingTimeFields.FieldOf(refusal)!,
            },
            refusal => Say(culture, "SettingsError" + refusal),
            StringComparer.Ordinal);

    /// <summary>A time of day as the language writes it.</summary>
    public static string Time(CultureInfo culture, int minuteOfDay) =>
        LocalTime.FromMinutesSinceMidnight(minuteOfDay).ToString("t", culture);

    private static ChoiceField InboxField(CultureInfo culture, Preferences chosen, IReadOnlyList<AccountPlace> places) => new(
        Inbox,
        Say(culture, "SettingsInbox"),
        [
            new(AsItComes, Say(culture, "SettingsInboxLastUsed")),
            .. places.Select(place => new FormOption(place.AccountId.Value.ToString("D"), place.Say(culture))),
        ])
    {
        Initial = places.Any(place => place.AccountId == chosen.Inbox) ? chosen.Inbox?.Value.ToString("D") : AsItComes,
        Hint = Say(culture, "SettingsInboxHint"),
    };

    // Whole hours, and the one that was chosen should it be another.
    private static IEnumerable<FormOption> Hours(CultureInfo culture, int? chosen) =>
        Enumerable.Range(0, 24).Select(hour => hour * MinutesOfHour)
            .Concat(chosen is { } minute ? [minute] : [])
            .Distinct()
            .Order()
            .Select(minute => new FormOption(Value(minute), Time(culture, minute)));

    private static string Value(int minute) => minute.ToString(CultureInfo.InvariantCulture);

    private static string Say(CultureInfo culture, string key) => PeopleWords.Book.SayPlain(culture, key);
}
