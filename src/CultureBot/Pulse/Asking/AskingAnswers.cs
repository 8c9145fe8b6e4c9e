using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>What is said after Submit, and where there is nothing to answer: always with a way on, and with people's words given back.</summary>
internal sealed class AskingAnswers
{
    public Card Thanks(AskingReader reader, Window window, Survey survey) => new(
        reader.Say("Thanks"),
        [
            new TextBlock(reader.Say("Thanks")),
            new TextBlock(reader.Say("ThanksSealed")),
            new TextBlock(AskingResults.When(reader, window, survey)),
        ]);

    /// <param name="reader">Who pressed.</param>
    /// <param name="refused">Why not.</param>
    /// <param name="card">What was pressed, so that they can go on with it.</param>
    /// <param name="words">What they wrote.</param>
    public Card Refused(AskingReader reader, RespondentLookup.Refused refused, CardValue? card, IReadOnlyList<string> words)
    {
        var said = reader.Say("Refused" + refused.Why);
        ImmutableArray<CardBlock> when = refused is { Why: AskingRefusal.Closed or AskingRefusal.Answered, Window: { } window, Survey: { } survey }
            ? [new TextBlock(AskingResults.When(reader, window, survey))]
            : [];
        Button? on = (refused.Why, card) switch
        {
            (AskingRefusal.Paused, { } pressed) => Show(reader, "ButtonGoOn", pressed with { Tap = "" }),
            (AskingRefusal.BadDraft, { } pressed) => Show(reader, "ButtonStart", pressed with { Tap = "", Draft = "" }),
            _ => null,
        };
        return new(said, [new TextBlock(said), .. when, .. GivenBack(reader, words), .. on is null ? [] : (CardBlock[])[new ActionsBlock([on])]]);
    }

    /// <summary>The form could not be opened in time.</summary>
    public Card FormExpired(AskingReader reader) => Card.Of(reader.Say("FormExpired"));

    /// <param name="known">The workspace's language; null when it is not even known by name.</param>
    /// <param name="words">Given back.</param>
    public Card UnknownWorkspace(CultureInfo? known, IReadOnlyList<string> words)
    {
        var culture = known ?? Languages.Of(null, null);
        var reader = new AskingReader(culture, culture, NodaTime.DateTimeZone.Utc, NodaTime.DateTimeZone.Utc);
        var said = reader.Say("UnknownWorkspace");
        return new(said, [new TextBlock(said), .. GivenBack(reader, words)]);
    }

    private static IEnumerable<CardBlock> GivenBack(AskingReader reader, IReadOnlyList<string> words) =>
        words.Count == 0 ? [] : [new NoteBlock(reader.Say("YourWords")), .. words.Select(written => new QuoteBlock(written))];

    private static Button Show(AskingReader reader, string label, CardValue value) =>
        new() { Label = reader.SayPlain(label), Action = AskingChat.ShowButton, Value = value.ToString(), Style = ButtonStyle.Primary };
}
