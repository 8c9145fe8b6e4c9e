using System.Globalization;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>What people and HR read of service check-ins.</summary>
internal static class CheckInCards
{
    public static Card Screener(CultureInfo culture, CheckInRound round)
    {
        var question = Say(culture, "Screener");
        return new(
            question,
            [
                new TextBlock(ChatText.Bold(question.ToPlain())),
                new TextBlock(Say(culture, "ScreenerWhy", ("services", BalanceRound.MostServices))),
                new NoteBlock(Say(culture, "ScreenerStored")),
                new ActionsBlock(
                [
                    new Button { Label = SayPlain(culture, "ButtonScreen"), Action = CheckInServices.ScreenButton, Value = round.Name, Style = ButtonStyle.Primary, OpensForm = true },
                ]),
            ]);
    }

    /// <summary>When the next rounds come, for HR.</summary>
    public static Card Rounds(CultureInfo culture, IReadOnlyList<Instant> next, DateTimeZone zone) => Card.Of(next.Count == 0
        ? Say(culture, "RoundsOff")
        : Say(culture, "RoundsNext", ("dates", string.Join(", ", next.Select(at => at.InZone(zone).Date.ToString("d MMMM yyyy", culture))))));

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => CheckInWords.Book.Say(culture, key, values);

    public static string SayPlain(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => CheckInWords.Book.SayPlain(culture, key, values);
}
