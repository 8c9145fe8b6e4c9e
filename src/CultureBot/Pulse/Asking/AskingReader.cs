using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Who reads a card that asks: their language, where they live.</summary>
/// <param name="Culture">Their language.</param>
/// <param name="Otherwise">Their workspace's, for questions that are not written in theirs.</param>
/// <param name="Zone">Where days begin for them.</param>
/// <param name="Workplace">Where the hour of the results is.</param>
internal sealed record AskingReader(CultureInfo Culture, CultureInfo Otherwise, DateTimeZone Zone, DateTimeZone Workplace)
{
    public static AskingReader Of(CultureInfo culture, Workspace workspace, Account? account)
    {
        var workplace = PublicationTime.ZoneOf([workspace]);
        return new(culture, Languages.Of(null, workspace), DateTimeZoneProviders.Tzdb.GetZoneOrNull(account?.TimeZone ?? "") ?? workplace, workplace);
    }

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => AskingWords.Book.Say(Culture, key, values);

    public string SayPlain(string key, params ReadOnlySpan<(string Name, object Value)> values) => AskingWords.Book.SayPlain(Culture, key, values);

    /// <summary>"March 6", as the language writes it.</summary>
    public string Day(Instant at) => at.InZone(Zone).ToDateTimeUnspecified().ToString("M", Culture);

    public string WordsOf(Question question) => QuestionBankWords.WordsOf(question, Culture, Otherwise);
}
