using System.Globalization;
using System.Resources;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The phrasebook of HR's desk: SurveyWords.resx, and one more file a language.</summary>
internal static class SurveyWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(SurveyWords)));

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.Say(culture, key, values);

    public static string SayPlain(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.SayPlain(culture, key, values);

    public static string Say(CultureInfo culture, Fault fault) => Book.SayPlain(culture, fault.Key, fault.Values.AsSpan());

    /// <summary>A moment by the organization's clocks, as the language writes day and time.</summary>
    public static string Moment(CultureInfo culture, Instant at, DateTimeZone zone) =>
        at.InZone(zone).LocalDateTime.ToString("f", culture);

    /// <summary>Names with commas between them: data, cut where there are many.</summary>
    public static ChatText Names(CultureInfo culture, IReadOnlyCollection<string> names, int most)
    {
        var shown = ChatText.Join(", ", names.Take(most).Select(name => (ChatText)TextCut.Cut(name, 40)));
        return names.Count <= most ? shown : Say(culture, "NamesAndMore", ("names", shown), ("more", names.Count - most));
    }
}
