using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>One side of an edge is asked about it.</summary>
internal static class EdgeCards
{
    public static Card Asked(CultureInfo culture, EdgeStory story)
    {
        var headline = MapWords.Say(
            culture,
            story.Other is { } word ? "Asked" + word : "AskedTakenBack",
            ("name", story.OtherName), ("provider", story.Provider.Name), ("customer", story.Customer.Name));
        // Who disagrees may think again.
        var isOpen = story.Own is null || (story.Other is not null && story.Other != story.Own);
        return new(
            headline,
            [
                new TextBlock(headline),
                new NoteBlock(story.Own is { } own
                    ? MapWords.Say(culture, "Answered" + own, ("name", story.OwnName))
                    : MapWords.Say(culture, "AskedNote", ("team", story.AskedTeam.Name))),
                .. isOpen ? [Buttons(culture, story.Edge, story.Asked, MapChat.EdgeAskedButton)] : (CardBlock[])[],
            ]);
    }

    /// <summary>What was said by a button of such a message.</summary>
    public static Card Kept(CultureInfo culture, EdgeWord word, ProviderTeam provider, ProviderTeam customer) =>
        Card.Of(MapWords.Say(culture, "Kept" + word, ("provider", provider.Name), ("customer", customer.Name)));

    /// <summary>Yes or no, in one click.</summary>
    public static ActionsBlock Buttons(CultureInfo culture, EdgeId edge, EdgeSide side, string action) =>
        new([.. Enum.GetValues<EdgeWord>().Select(word => new Button
        {
            Label = MapWords.SayPlain(culture, "Button" + word), Action = action, Value = new EdgeValue(edge, side, word).ToString(),
        })]);
}
