using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>What whoever rates reads: receipts and refusals, each with a way on, and with their words given back.</summary>
internal static class FeedbackAnswers
{
    public static Card Help(CultureInfo culture, IEnumerable<ChatText> topics) => new(
        Say(culture, "HelpTitle"),
        [
            new HeadingBlock(Say(culture, "HelpTitle")),
            new ListBlock([Say(culture, "HelpForm"), Say(culture, "HelpTyped"), Say(culture, "HelpWays"), .. topics]),
            new ActionsBlock(
            [
                new Button { Label = SayPlain(culture, "ButtonForm"), Action = FeedbackChat.FormButton, Style = ButtonStyle.Primary, OpensForm = true },
            ]),
        ]);

    /// <summary>Somebody has it, with the writer's name.</summary>
    public static Card Named(CultureInfo culture, RateService rated, ServiceRated done) => Receipt(
        culture,
        done.Owner is null ? Nobody(culture, rated)
        : rated.Provider.Team is null ? Say(culture, "RatedNamedPerson", ("provider", rated.Provider.Name))
        : Say(culture, "RatedNamed", ("provider", rated.Provider.Name), ("owner", done.Owner.Name)),
        done,
        done.IsInPlaceOfEarlier ? [new NoteBlock(Say(culture, "RatedInPlace"))] : []);

    /// <summary>Somebody has it, without a name; this card alone leads back to it.</summary>
    public static Card Relayed(CultureInfo culture, RateService rated, ServiceRated done) => Receipt(
        culture,
        done.Owner is null ? Nobody(culture, rated)
        : rated.Provider.Team is null ? Say(culture, "RatedRelayedPerson", ("provider", rated.Provider.Name))
        : Say(culture, "RatedRelayed", ("provider", rated.Provider.Name), ("owner", done.Owner.Name)),
        done,
        rated.Rating.WantsResponse
            ? WayBack(culture, rated.Code)
            : []);

    /// <summary>What leads whoever gave no name to the reply, and nobody else.</summary>
    public static CardBlock[] WayBack(CultureInfo culture, ReceiptCode code) =>
    [
        new TextBlock(Say(culture, "ReceiptCode", ("code", code.Text))),
        new NoteBlock(Say(culture, "ReceiptNote")),
        new ActionsBlock([LookButton(culture, code)]),
    ];

    public static Card Sealed(CultureInfo culture, RateService rated, ServiceRated done, Quarter quarter) => Receipt(
        culture,
        Say(culture, "RatedSealed", ("provider", rated.Provider.Name), ("date", quarter.ClosesAt.InUtc().Date.ToString("d MMMM yyyy", culture))),
        done,
        [new NoteBlock(Say(culture, "SealedNote", ("fives", quarter.ForFives), ("comments", quarter.ForComments)))]);

    public static Card Refused(CultureInfo culture, RateService rated, RatingRefusal why) => GivenBack(
        culture, Say(culture, "Refused" + why, ("provider", rated.Provider.Name), ("most", Rating.MostCharacters)), rated.Rating.Words, rated.Rating.Wish);

    /// <summary>No team and nobody goes by that name.</summary>
    public static Card Unknown(CultureInfo culture, string name, string typed) => GivenBack(culture, Say(culture, "Unknown", ("name", name.TrimStart('@'))), typed);

    public static Card GivenBack(CultureInfo culture, ChatText said, params ReadOnlySpan<string> written)
    {
        var words = new List<CardBlock>();
        foreach (var one in written)
        {
            if (one.Length > 0) words.Add(new QuoteBlock(one));
        }

        return words.Count == 0 ? Card.Of(said) : new(said, [new TextBlock(said), new NoteBlock(Say(culture, "YourWords")), .. words]);
    }

    /// <summary>An answer that somebody else gave, with the words below it that would be lost.</summary>
    public static ChatAnswer WithWords(ChatAnswer answer, params ReadOnlySpan<string> written)
    {
        if (answer is not PrivateAnswer { Card: var card }) return answer;
        var words = new List<CardBlock>();
        foreach (var one in written)
        {
            if (one.Length > 0) words.Add(new QuoteBlock(one));
        }

        return ChatAnswer.Private(card with { Blocks = [.. card.Blocks, .. words] });
    }

    public static Button LookButton(CultureInfo culture, ReceiptCode code) => new()
    {
        Label = SayPlain(culture, "ButtonLook"), Action = FeedbackChat.LookButton, Value = code.Text, Style = ButtonStyle.Primary,
    };

    // What wants an answer goes to whoever leads the team one day.
    private static ChatText Nobody(CultureInfo culture, RateService rated) =>
        Say(culture, rated.Rating.WantsResponse ? "RatedNobody" : "RatedNobodyPlain", ("provider", rated.Provider.Name));

    private static Card Receipt(CultureInfo culture, ChatText said, ServiceRated done, CardBlock[] below) => new(
        said, [new TextBlock(said), .. below, .. PromiseCards.Promised(culture, done.Promise)]);

    private static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => FeedbackWords.Say(culture, key, values);

    private static string SayPlain(CultureInfo culture, string key) => FeedbackWords.SayPlain(culture, key);
}
