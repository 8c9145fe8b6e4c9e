using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>One tap a question, back and forth; nothing of it is stored.</summary>
internal sealed class Answering(AskingConversation conversation, AskingCards cards, StoredCards stored)
{
    public Task<ChatAnswer> AnswerAsync(ButtonRequest request, CancellationToken cancellationToken) => StepAsync(
        request,
        (respondent, pressed) => MarkOf(respondent, pressed) is { } mark ? respondent.Draft.Answered(mark) : null,
        cancellationToken);

    public Task<ChatAnswer> BackAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        StepAsync(request, (respondent, _) => respondent.Draft.Back(), cancellationToken);

    public Task<ChatAnswer> ChangeAsync(ButtonRequest request, CancellationToken cancellationToken) => StepAsync(
        request,
        (respondent, pressed) => pressed.Number is { } number && number < respondent.Tapped.Length
            ? respondent.Draft with { At = number, IsChanging = true }
            : null,
        cancellationToken);

    /// <summary>The card as it is: from the beginning when it has no draft, a page of the answers when all were given.</summary>
    public Task<ChatAnswer> ShowAsync(ButtonRequest request, CancellationToken cancellationToken) => conversation.WithRespondentAsync(
        request,
        request.Value,
        [],
        (reader, respondent, pressed) => Task.FromResult(ChatAnswer.Next(cards.Of(reader, respondent, page: pressed.Number ?? 0))),
        cancellationToken);

    public Task<ChatAnswer> TellStoredAsync(ButtonRequest request, CancellationToken cancellationToken) => conversation.WithRespondentAsync(
        request, request.Value, [], (reader, respondent, _) => Task.FromResult(ChatAnswer.Next(stored.Stored(reader, respondent))), cancellationToken);

    public Task<ChatAnswer> TellAfterAsync(ButtonRequest request, CancellationToken cancellationToken) => conversation.WithRespondentAsync(
        request, request.Value, [], (reader, respondent, _) => Task.FromResult(ChatAnswer.Next(stored.After(reader, respondent))), cancellationToken);

    /// <summary>Null when the question that is shown has no such answer.</summary>
    private static Mark? MarkOf(AskedPerson respondent, CardValue pressed)
    {
        if (respondent.Draft.At >= respondent.Tapped.Length) return null;
        return pressed.Tap switch
        {
            CardValue.Skip => Mark.Skipped,
            CardValue.CannotSay => Mark.CannotSay,
            _ => pressed.Number is { } number && AnswerScale.Of(respondent.Tapped[respondent.Draft.At]).Contains(number) ? Mark.Of(number) : null,
        };
    }

    private Task<ChatAnswer> StepAsync(
        ButtonRequest request, Func<AskedPerson, CardValue, Draft?> step, CancellationToken cancellationToken) =>
        conversation.WithRespondentAsync(
            request,
            request.Value,
            [],
            (reader, respondent, pressed) => Task.FromResult(step(respondent, pressed) is { } draft
                ? ChatAnswer.Next(cards.Of(reader, respondent with { Draft = draft }))
                : conversation.Refuse(reader, new(AskingRefusal.BadDraft, respondent.Window, respondent.Survey), pressed, [])),
            cancellationToken);
}
