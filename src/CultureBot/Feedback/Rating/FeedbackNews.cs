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

    /// <summary>Whom it is about hears of it, and answers for it where it wants an answer. What they were told before follows what has changed.</summary>
    public static async Task TellOwnerAsync(SqlSession sql, FeedbackSubject subject, ProviderTeamId? team, bool wantsResponse, Account? owner, Instant now)
    {
        if (owner is null) return;
        if (wantsResponse)
        {
            var today = now.InUtc().Date;
            await ResponsesStore.OpenAsync(sql, new()
            {
                Subject = subject.Text,
                OwnerId = owner.Id,
                TeamId = team,
                State = ResponseState.Open,
                OpenedOn = today,
                DueOn = today.PlusDays(FeedbackResponse.DaysToAnswer),
            });
        }

        await OutboxStore.WantAsync(sql, To(owner, Told, subject, number: 0), now);
        await OutboxStore.SubjectChangedAsync(sql, subject.Text, now);
    }

    /// <summary>Somebody without a name wrote back: a message of its own, so that it is not missed.</summary>
    public static async Task TellOwnerOfMoreAsync(SqlSession sql, FeedbackSubject subject, FeedbackResponse response, int number, Instant now)
    {
        if (await PeopleStore.FindAsync(sql, response.OwnerId) is { } owner) await OutboxStore.WantAsync(sql, To(owner, Told, subject, number), now);
        await OutboxStore.SubjectChangedAsync(sql, subject.Text, now);
    }

    /// <summary>Whoever gave feedback with their name hears what is said to it; each answer is a message of its own.</summary>
    public static async Task TellWriterAsync(SqlSession sql, FeedbackSubject subject, Account writer, FeedbackAnswer answer, Instant now) =>
        await OutboxStore.WantAsync(sql, To(writer, Answered, subject, answer.Number), now);

    private static WantedMessage To(Account reader, string kind, FeedbackSubject subject, int number) => new()
    {
        Kind = kind,
        Subject = subject.Text,
        Step = number.ToString(CultureInfo.InvariantCulture),
        Destination = new(reader.WorkspaceId, DestinationKind.Account, reader.ExternalId),
    };
}
