using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Whoever answers for feedback says something to it.</summary>
internal sealed record AnswerFeedback
{
    public required Account By { get; init; }

    public required FeedbackSubject Subject { get; init; }

    public required AnswerKind Kind { get; init; }

    /// <summary>Which, for <see cref="AnswerKind.Acknowledged"/>.</summary>
    public Acknowledgement? Acknowledgement { get; init; }

    public string Words { get; init; } = "";

    /// <summary>Equal for two deliveries: the second changes nothing.</summary>
    public required string RequestId { get; init; }
}

/// <param name="Refusal">Null when it was said.</param>
/// <param name="Response">As it is now; null when there is none.</param>
internal sealed record AnswerFeedbackResult(AnswerRefusal? Refusal, FeedbackResponse? Response);

internal enum AnswerRefusal
{
    /// <summary>It is gone, or wants no answer.</summary>
    Unknown,

    /// <summary>Somebody else answers for it.</summary>
    NotYours,

    /// <summary>It was done or declined before.</summary>
    Settled,

    NoWords,
    TooLong,
}

/// <summary>
/// Keeps what is said, moves the response on, and wants its writer told; whoever gave no name finds it in their mailbox.
/// </summary>
internal sealed class AnswerFeedbackHandler(Database database, OutboxSignal outbox, TimeProvider clock)
{
    /// <summary>Until then what was promised is to be done.</summary>
    public const int DaysToAct = 28;

    public async Task<AnswerFeedbackResult> HandleAsync(AnswerFeedback request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var result = await database.WriteAsync(sql => AnswerAsync(sql, request, now), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;
    }

    private static async Task<AnswerFeedbackResult> AnswerAsync(SqlSession sql, AnswerFeedback request, Instant now)
    {
        if (await ResponsesStore.LockAsync(sql, request.Subject.Text) is not { } response) return new(AnswerRefusal.Unknown, null);
        if (await PeopleStore.FindAsync(sql, response.OwnerId) is not { } owner || owner.PersonId != request.By.PersonId) return new(AnswerRefusal.NotYours, response);
        if (await ResponsesStore.IsAnsweredByAsync(sql, request.RequestId)) return new(null, response);
        if (Refuse(request, response) is { } refusal) return new(refusal, response);

        var today = OwnDay.Of(request.By, now);
        var answer = new FeedbackAnswer
        {
            Number = await ResponsesStore.CountAnswersAsync(sql, response.Subject) + 1,
            Kind = request.Kind,
            Acknowledgement = request.Acknowledgement,
            Words = request.Words,
            SaidBy = request.By.Id,
            SaidOn = today,
        };
        var after = After(response, request.Kind, today);
        await ResponsesStore.AddAnswerAsync(sql, response.Subject, answer, request.RequestId);
        await ResponsesStore.SaveStateAsync(sql, after);
        await OutboxStore.SubjectChangedAsync(sql, response.Subject, now);
        if (await FeedbackStory.FindAsync(sql, request.Subject) is { Writer: { } writer })
            await FeedbackNews.TellWriterAsync(sql, request.Subject, writer, answer, now);
        return new(null, after);
    }

    private static AnswerRefusal? Refuse(AnswerFeedback request, FeedbackResponse response) =>
        response.IsSettled ? AnswerRefusal.Settled
        : request.Kind != AnswerKind.Acknowledged && request.Words.Length == 0 ? AnswerRefusal.NoWords
        : request.Words.EnumerateRunes().Count() > Rating.MostCharacters ? AnswerRefusal.TooLong
        : null;

    private static FeedbackResponse After(FeedbackResponse response, AnswerKind kind, LocalDate today) => kind switch
    {
        AnswerKind.Promised => response with { State = ResponseState.Promised, DueOn = today.PlusDays(DaysToAct) },
        AnswerKind.Done => response with { State = ResponseState.Done, SettledOn = today },
        AnswerKind.Declined => response with { State = ResponseState.Declined, SettledOn = today },
        _ => response.State == ResponseState.Open ? response with { State = ResponseState.Acknowledged } : response,
    };
}
