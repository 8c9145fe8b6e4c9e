using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The card that asks how well somebody was served: one tap suffices, in the way that is chosen before.</summary>
internal static class AskCards
{
    /// <param name="culture">The reader's language.</param>
    /// <param name="asked">The service.</param>
    /// <param name="way">How its rating is to reach whom it is about.</param>
    /// <param name="quarter">Whose promise is told.</param>
    public static Card Ask(CultureInfo culture, AskedService asked, FeedbackWay way, Quarter quarter) => new(
        Say(culture, "AskSummary", ("provider", asked.Provider.Name)), [.. Question(culture, asked, way, quarter), .. Ways(culture, asked.Asking.Id, way, quarter)]);

    /// <summary>After a tap: what became of it, and room for words.</summary>
    /// <param name="culture">The reader's language.</param>
    /// <param name="receipt">What is said of the rating.</param>
    /// <param name="value">What was tapped; null where nothing was stored that words could be added to.</param>
    public static Card Rated(CultureInfo culture, Card receipt, AskValue? value) => new(
        receipt.Summary, [.. receipt.Blocks, .. value is null ? [] : AddWords(culture, value)]);

    /// <summary>What the asker reads: who is asked, and who is not and why.</summary>
    public static Card Asked(CultureInfo culture, Provider provider, CustomersAsked result)
    {
        var headline = result.Asked.IsEmpty
            ? Say(culture, "AskedNobody")
            : Say(culture, "AskedSome", ("names", string.Join(", ", result.Asked.Select(one => one.Name))), ("provider", provider.Name));
        ImmutableArray<ChatText> others = [.. result.NotAsked.Select(one => Say(culture, "NotAsked" + one.Why, ("name", one.Customer.Name), ("provider", provider.Name)))];
        return new(
            headline,
            [
                new TextBlock(headline),
                .. others.IsEmpty ? [] : (CardBlock[])[new ListBlock(others)],
                .. result.Asked.IsEmpty ? [] : (CardBlock[])[new NoteBlock(Say(culture, "AskedNote"))],
            ]);
    }

    private static IEnumerable<CardBlock> Question(CultureInfo culture, AskedService service, FeedbackWay way, Quarter quarter)
    {
        yield return new TextBlock(Say(culture, service.Provider.Team is null ? "AskPerson" : "AskTeam", ("provider", service.Provider.Name)));
        if (service.Asking.Purpose.Length > 0)
        {
            yield return new NoteBlock(service.Asker is { } asker ? Say(culture, "AskPurpose", ("asker", asker.Name)) : Say(culture, "AskPurposeRule"));
            yield return new QuoteBlock(service.Asking.Purpose);
        }

        foreach (var block in PromiseCards.Promised(culture, service.Promise)) yield return block;
        var code = ReceiptCode.Create();
        yield return new ActionsBlock([.. Enumerable.Range(Rating.Least, Rating.Most).Select(stars => new Button
        {
            Label = SayPlain(culture, "AskStars" + stars),
            Action = FeedbackChat.TapButton,
            Value = new AskValue(service.Asking.Id, way, stars, code, quarter.Name).ToString(),
        })]);
    }

    private static IEnumerable<CardBlock> Ways(CultureInfo culture, AskingId asking, FeedbackWay way, Quarter quarter) =>
    [
        new NoteBlock(Say(
            culture, "AskWay" + way, ("date", quarter.ClosesAt.InUtc().Date.ToString("d MMMM", culture)), ("fives", quarter.ForFives), ("comments", quarter.ForComments))),
        new ActionsBlock([.. Enum.GetValues<FeedbackWay>().Where(other => other != way).Select(other => new Button
        {
            Label = SayPlain(culture, "AskInstead" + other),
            Action = FeedbackChat.WayButton,
            Value = new AskValue(asking, other, 0, ReceiptCode.Create(), quarter.Name).ToString(),
        }).Append(new() { Label = SayPlain(culture, "ButtonStored"), Action = FeedbackChat.StoredButton })]),
    ];

    private static IEnumerable<CardBlock> AddWords(CultureInfo culture, AskValue value) =>
    [
        new TextBlock(Say(culture, value.Stars < Rating.Most ? "AskWish" : "AskWhy")),
        new ActionsBlock(
        [
            new Button
            {
                Label = SayPlain(culture, value.Stars < Rating.Most ? "ButtonWish" : "ButtonWhy"),
                Action = FeedbackChat.AddWordsButton,
                Value = value.ToString(),
                OpensForm = true,
            },
        ]),
    ];

    private static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => AskWords.Say(culture, key, values);

    private static string SayPlain(CultureInfo culture, string key) => AskWords.Book.SayPlain(culture, key);
}
