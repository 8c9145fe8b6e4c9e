using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Which messages feedback wants in chat.</summary>
internal static class FeedbackNews
{
    public const string Told = "feedback.told";
    public const string Answered = "feedback.answered";

    /// <summary>The step of the first message about something; the others say more of it.</summary>
    public const string First = "0";

    private const string Words = "words";

    /// <summary>Whom it is about hears of it, and answers for it where it wants an answer. What they were told before follows what has changed.</summary>
    public static async Task TellOwnerAsync(SqlSession sql, FeedbackSubject subject, ProviderTeamId? team, bool wantsResponse, Account? owner, Instant now)
    {
        if (owner is null) return;
        if (wantsResponse) await ResponsesStore.OpenAsync(sql, FeedbackResponse.Open(subject, owner.Id, team, now.InUtc().Date));
        await OutboxStore.WantAsync(sql, To(owner, Told, subject, First), now);
        await OutboxStore.SubjectChangedAsync(sql, subject.Text, now);
    }

    /// <summary>Somebody without a name wrote back: a message of its own, so that it is not missed.</summary>
    public static async Task TellOwnerOfMoreAsync(SqlSession sql, FeedbackSubject subject, FeedbackResponse response, int number, Instant now)
    {
        if (await PeopleStore.FindAsync(sql, response.OwnerId) is { } owner) await OutboxStore.WantAsync(sql, To(owner, Told, subject, StepOf(number)), now);
        await OutboxStore.SubjectChangedAsync(sql, subject.Text, now);
    }

    /// <summary>
    /// Words, or fewer stars, came to a rating that its owner has answered already: a message of its own, and what was done or declined is asked
    /// about again, for nobody has said anything to these words.
    /// </summary>
    /// <param name="sql">The session.</param>
    /// <param name="subject">Which rating.</param>
    /// <param name="answered">Its response, locked.</param>
    /// <param name="form">Of the form that brought them: sent twice it is one message. Null where there can be one alone.</param>
    /// <param name="now">When.</param>
    /// <returns>Who is told; null when they are gone.</returns>
    public static async Task<Account?> TellOwnerOfWordsAsync(SqlSession sql, FeedbackSubject subject, FeedbackResponse answered, Guid? form, Instant now)
    {
        if (answered.IsSettled) await ResponsesStore.SaveStateAsync(sql, FeedbackResponse.Open(subject, answered.OwnerId, answered.TeamId, now.InUtc().Date));
        var owner = await PeopleStore.FindAsync(sql, answered.OwnerId);
        if (owner is not null) await OutboxStore.WantAsync(sql, To(owner, Told, subject, form is { } id ? $"{Words}:{id:N}" : Words), now);
        await OutboxStore.SubjectChangedAsync(sql, subject.Text, now);
        return owner;
    }

    /// <summary>Whoever gave feedback with their name hears what is said to it; each answer is a message of its own.</summary>
    public static async Task TellWriterAsync(SqlSession sql, FeedbackSubject subject, Account writer, FeedbackAnswer answer, Instant now) =>
        await OutboxStore.WantAsync(sql, To(writer, Answered, subject, StepOf(answer.Number)), now);

    private static string StepOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static WantedMessage To(Account reader, string kind, FeedbackSubject subject, string step) => new()
    {
        Kind = kind,
        Subject = subject.Text,
        Step = step,
        Destination = new(reader.WorkspaceId, DestinationKind.Account, reader.ExternalId),
    };
}
