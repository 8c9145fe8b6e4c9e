using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>Finds out who answers before anything else is done, and says kindly where there is nothing to answer.</summary>
internal sealed class AskingConversation(AskerLookup askers, FindRespondent respondents, AskingAnswers answers)
{
    /// <param name="request">A confidential one.</param>
    /// <param name="value">What the button or the form carries.</param>
    /// <param name="words">What was written: given back when it cannot be taken.</param>
    /// <param name="answer">What follows for somebody who may answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ChatAnswer> WithRespondentAsync(
        ChatRequest request,
        string value,
        IReadOnlyList<string> words,
        Func<AskingReader, AskedPerson, CardValue, Task<ChatAnswer>> answer,
        CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return ChatAnswer.Private(answers.UnknownWorkspace(asker?.Culture, words));
        var reader = AskingReader.Of(asker.Culture, asker.Workspace, asker.Account);
        if (CardValue.Read(value) is not { } card) return Refuse(reader, new(AskingRefusal.Unknown), null, words);
        // Whoever was never seen was not there at the launch.
        if (asker.Account is not { } account) return Refuse(reader, new(AskingRefusal.NotInvited), card, words);
        return await respondents.HandleAsync(account, card, cancellationToken) switch
        {
            RespondentLookup.Found { Respondent: var respondent } => await answer(reader, respondent, card),
            RespondentLookup.Refused refused => Refuse(reader, refused, card, words),
            var other => throw new InvalidOperationException($"FindRespondent returned {other.GetType().Name}, which has no answer."),
        };
    }

    public ChatAnswer Refuse(AskingReader reader, RespondentLookup.Refused refused, CardValue? card, IReadOnlyList<string> words) =>
        ChatAnswer.Next(answers.Refused(reader, refused, card, words));
}
