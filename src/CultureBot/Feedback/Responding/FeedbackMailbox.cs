using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Finds what somebody passed on without their name, by the code of their receipt alone.</summary>
internal static class FeedbackMailbox
{
    /// <summary>A rating or a barrier; null when nothing has this code.</summary>
    public static async Task<FeedbackSubject?> FindAsync(SqlSession sql, ReceiptCode code) =>
        (await RelaysStore.FindByMailboxAsync(sql, code.Mailbox))?.Subject ?? (await BarriersStore.FindByMailboxAsync(sql, code.Mailbox))?.Subject;
}
