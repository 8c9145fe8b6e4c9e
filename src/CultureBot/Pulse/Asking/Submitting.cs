using System.Collections.Immutable;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>The last step: words, if there are questions for them, and the sealed ballot.</summary>
internal sealed class Submitting(AskingConversation conversation, SubmitBallotHandler submit, AskingAnswers answers, WordsForm form)
{
    public Task<ChatAnswer> SubmitAsync(ButtonRequest request, CancellationToken cancellationToken) => conversation.WithRespondentAsync(
        request,
        request.Value,
        [],
        (reader, respondent, pressed) => SealAsync(reader, respondent, pressed, [], [], cancellationToken),
        cancellationToken);

    public Task<ChatAnswer> OpenWordsAsync(ButtonRequest request, CancellationToken cancellationToken) => conversation.WithRespondentAsync(
        request,
        request.Value,
        [],
        (reader, respondent, pressed) => Task.FromResult(respondent.Open.IsEmpty || !IsComplete(respondent)
            ? conversation.Refuse(reader, new(AskingRefusal.BadDraft, respondent.Window, respondent.Survey), pressed, [])
            : ChatAnswer.Open(form.Make(reader, respondent), answers.FormExpired(reader))),
        cancellationToken);

    public Task<ChatAnswer> SubmitWordsAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var words = WordsForm.WordsIn(request);
        return conversation.WithRespondentAsync(
            request,
            request.State,
            words,
            (reader, respondent, pressed) => WordsForm.Errors(reader, request, respondent) is { IsEmpty: false } errors
                ? Task.FromResult(ChatAnswer.Errors(errors))
                : SealAsync(reader, respondent, pressed, WordsForm.Answers(request, respondent), words, cancellationToken),
            cancellationToken);
    }

    private async Task<ChatAnswer> SealAsync(
        AskingReader reader,
        AskedPerson respondent,
        CardValue pressed,
        ImmutableArray<Answer> inWords,
        IReadOnlyList<string> words,
        CancellationToken cancellationToken)
    {
        var refusal = IsComplete(respondent) ? await HandleAsync(respondent, inWords, cancellationToken) : AskingRefusal.BadDraft;
        return refusal is { } why
            ? conversation.Refuse(reader, new(why, respondent.Window, respondent.Survey), pressed, words)
            : ChatAnswer.Next(answers.Thanks(reader, respondent.Window, respondent.Survey));
    }

    private async Task<AskingRefusal?> HandleAsync(AskedPerson respondent, ImmutableArray<Answer> inWords, CancellationToken cancellationToken)
    {
        var tapped = respondent.Tapped.Zip(respondent.Draft.Marks).Where(pair => pair.Second.Number is not null)
            .Select(pair => new Answer(pair.First.Item, pair.Second.Number));
        var result = await submit.HandleAsync(
            new()
            {
                Window = respondent.Window.Id,
                Wave = respondent.Wave,
                Person = respondent.Person,
                AlsoKnownAs = respondent.AlsoKnownAs,
                MadeUpFor = respondent.Draft.MadeUpFor,
                Answers = [.. tapped, .. inWords],
            },
            cancellationToken);
        return result switch
        {
            SubmitBallotResult.Stored => null,
            SubmitBallotResult.AnsweredBefore => AskingRefusal.Answered,
            SubmitBallotResult.Overtaken => AskingRefusal.BadDraft,
            SubmitBallotResult.NotInvited => AskingRefusal.NotInvited,
            SubmitBallotResult.Closed => AskingRefusal.Closed,
            _ => throw new InvalidOperationException($"SubmitBallot returned {result}, which has no answer."),
        };
    }

    // The card offers to submit once every question was shown; a mark out of its question's range was never made by a card of ours.
    private static bool IsComplete(AskedPerson respondent) =>
        respondent.Tapped.Zip(respondent.Draft.Marks).All(pair => pair.Second.Kind != MarkKind.None
            && (pair.Second.Number is not { } number || AnswerScale.Of(pair.First).Contains(number)));
}
