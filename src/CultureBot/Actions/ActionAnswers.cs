using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>What somebody reads who has answered for a team, or tried to.</summary>
internal static class ActionAnswers
{
    public static Card Promised(CultureInfo culture, ActionStory story, LocalDate today) =>
        With(culture, ActionsWords.Say(culture, story.Action.State == ActionState.Open ? "Promised" : "Answered"), story, today);

    public static Card Finished(CultureInfo culture, ActionStory story, LocalDate today) =>
        With(culture, ActionsWords.Say(culture, "Finished"), story, today);

    public static Card ProgressKept(CultureInfo culture, ActionStory story, LocalDate today) =>
        With(culture, ActionsWords.Say(culture, "ProgressKept"), story, today);

    public static Card Declined(CultureInfo culture, ActionStory story, LocalDate today) =>
        With(culture, ActionsWords.Say(culture, "Declined"), story, today);

    public static Card HandedOver(CultureInfo culture, ActionStory story, LocalDate today) =>
        With(culture, ActionsWords.Say(culture, "HandedOver", ("owner", story.Owner.Name)), story, today);

    /// <summary>A kind no, with the words given back so that nothing has to be typed again.</summary>
    public static Card Refused(CultureInfo culture, PromiseRefusal refusal, params ReadOnlySpan<string> written) =>
        WithWords(ActionsWords.Say(culture, "Refused" + refusal, ("most", PromiseActionHandler.MostCharacters)), written);

    public static Card Refused(CultureInfo culture, ChangeRefusal refusal, params ReadOnlySpan<string> written) =>
        WithWords(ActionsWords.Say(culture, "Refused" + refusal, ("most", PromiseActionHandler.MostCharacters)), written);

    public static Card FormExpired(CultureInfo culture) => Card.Of(ActionsWords.Say(culture, "FormExpired"));

    private static Card WithWords(ChatText text, ReadOnlySpan<string> written)
    {
        var quotes = ImmutableArray.CreateBuilder<CardBlock>();
        foreach (var words in written)
        {
            if (words.Length > 0) quotes.Add(new QuoteBlock(words));
        }

        return new(text, [new TextBlock(text), .. quotes]);
    }

    private static Card With(CultureInfo culture, ChatText text, ActionStory story, LocalDate today) => new(
        text, [new TextBlock(text), .. ActionCards.Told(culture, story, today), new ActionsBlock([ActionCards.MineButton(culture)])]);
}
