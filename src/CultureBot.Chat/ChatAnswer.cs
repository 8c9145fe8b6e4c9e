using System.Collections.Immutable;

namespace CultureBot.Chat;

/// <summary>What a handler answers to the person who asked. Everything else goes through the outbox.</summary>
public abstract record ChatAnswer
{
    /// <summary>Nothing to say.</summary>
    public static ChatAnswer Nothing { get; } = new NothingAnswer();

    /// <summary>Seen by the person who asked alone; after a button it replaces the card with the button.</summary>
    public static ChatAnswer Private(Card card) => new PrivateAnswer(card);

    /// <summary>
    /// The next step of what was pressed: it takes the place of the card with the button also where that card is a message, as long
    /// as nobody but the person who asked reads it.
    /// </summary>
    public static ChatAnswer Next(Card card) => new PrivateAnswer(card) { TakesPlace = true };

    /// <summary>
    /// Seen by the person who asked alone, and kept where they find it again: where a platform's private answers vanish, it comes as a direct
    /// message as well. Nothing of it is stored here.
    /// </summary>
    public static ChatAnswer Keep(Card card) => new PrivateAnswer(card) { IsKept = true };

    /// <summary>Opens a form; when the trigger has expired, <paramref name="otherwise"/> is said instead.</summary>
    public static ChatAnswer Open(Form form, Card otherwise) => new FormAnswer(form, otherwise);

    /// <summary>Keeps the form open with a message beside each named field.</summary>
    public static ChatAnswer Errors(ImmutableDictionary<string, string> byField) => new FieldErrorsAnswer(byField);

    /// <summary>What a search found, the best first.</summary>
    public static ChatAnswer Found(ImmutableArray<FoundCard> cards) => new FoundAnswer(cards);
}

public sealed record NothingAnswer : ChatAnswer;

public sealed record PrivateAnswer(Card Card) : ChatAnswer
{
    /// <summary>See <see cref="ChatAnswer.Next"/>.</summary>
    public bool TakesPlace { get; init; }

    /// <summary>See <see cref="ChatAnswer.Keep"/>.</summary>
    public bool IsKept { get; init; }
}

public sealed record FormAnswer(Form Form, Card Otherwise) : ChatAnswer;

public sealed record FieldErrorsAnswer(ImmutableDictionary<string, string> ByField) : ChatAnswer;

public sealed record FoundAnswer(ImmutableArray<FoundCard> Cards) : ChatAnswer;

/// <param name="Title">What it is, in one line of the list.</param>
/// <param name="Text">A second, smaller line.</param>
/// <param name="Card">What is put into the message when it is chosen.</param>
public sealed record FoundCard(string Title, string Text, Card Card);
