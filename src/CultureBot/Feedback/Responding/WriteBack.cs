using CultureBot.Delivery;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Whoever passed something on without their name looks for a reply, and writes back: by the code of their receipt alone.</summary>
internal sealed class WriteBackHandler(Database database, OutboxSignal outbox, TimeProvider clock)
{
    /// <param name="code">The receipt's.</param>
    /// <param name="words">What they write.</param>
    /// <param name="form">Of the form: sent twice it is one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null when it was written down.</returns>
    public async Task<AnswerRefusal?> HandleAsync(ReceiptCode code, string words, string form, CancellationToken cancellationToken)
    {
        if (words.Length == 0) return AnswerRefusal.NoWords;
        if (words.EnumerateRunes().Count() > Rating.MostCharacters) return AnswerRefusal.TooLong;
        var now = clock.GetCurrentInstant();
        var refusal = await database.WriteAsync(sql => WriteAsync(sql, code, words, form, now), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return refusal;
    }

    private static async Task<AnswerRefusal?> WriteAsync(SqlSession sql, ReceiptCode code, string words, string form, Instant now)
    {
        if (await FeedbackMailbox.FindAsync(sql, code) is not { } subject) return AnswerRefusal.Unknown;
        if (await ResponsesStore.LockAsync(sql, subject.Text) is not { } response) return AnswerRefusal.Unknown;
        if (await ResponsesStore.IsAnsweredByAsync(sql, form)) return null;
        if (response.IsSettled) return AnswerRefusal.Settled;

        var number = await ResponsesStore.CountAnswersAsync(sql, response.Subject) + 1;
        // Like the relay itself: a day, and no more.
        var answer = new FeedbackAnswer { Number = number, Kind = AnswerKind.Wrote, Words = words, SaidOn = now.InUtc().Date };
        await ResponsesStore.AddAnswerAsync(sql, response.Subject, answer, form);
        await FeedbackNews.TellOwnerOfMoreAsync(sql, subject, response, number, now);
        return null;
    }
}
