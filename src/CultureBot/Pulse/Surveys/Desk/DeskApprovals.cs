using System.Collections.Immutable;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>An auditor's two buttons.</summary>
internal sealed class DeskApprovals(DeskDoor door, DecideSurveyHandler decide)
{
    public const char BeforeRevision = '@';

    public Task<ChatAnswer> ApproveAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        AsAuditorAsync(request, visitor => DecideAsync(visitor, request.Value, words: null, cancellationToken), cancellationToken);

    public Task<ChatAnswer> OpenSendBackAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        AsAuditorAsync(
            request,
            visitor => Task.FromResult(ChatAnswer.Open(ReasonForm.ForSendingBack(visitor.Culture, request.Value), DeskCards.Say(visitor.Culture, "FormExpired"))),
            cancellationToken);

    public Task<ChatAnswer> SendBackAsync(FormRequest request, CancellationToken cancellationToken) =>
        AsAuditorAsync(
            request,
            visitor => request.Text(ReasonForm.Words).Trim() is { Length: > 0 } words
                ? DecideAsync(visitor, request.State, words, cancellationToken)
                : Task.FromResult(ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(ReasonForm.Words, SurveyWords.SayPlain(visitor.Culture, "FaultReason")))),
            cancellationToken);

    private async Task<ChatAnswer> DecideAsync(DeskVisitor visitor, string value, string? words, CancellationToken cancellationToken)
    {
        if (value.Split(BeforeRevision) is not [var subject, var revision] || SurveyId.Find(subject) is not { } survey)
            return ChatAnswer.Private(DeskCards.Say(visitor.Culture, "SurveyGone"));
        var result = await decide.HandleAsync(new(survey, revision, visitor.Account, words), cancellationToken);
        return ChatAnswer.Private(DeskCards.Say(visitor.Culture, "Decided" + result));
    }

    private async Task<ChatAnswer> AsAuditorAsync(ChatRequest request, Func<DeskVisitor, Task<ChatAnswer>> answer, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        return visitor is null ? otherwise
            : visitor.IsAuditor ? await answer(visitor)
            : ChatAnswer.Private(DeskCards.Say(visitor.Culture, "OnlyAuditors"));
    }
}
