using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>The place that a request named for its answers is gone: what is said there would be lost, and with it a person's words.</summary>
internal static class ClosedPlaces
{
    /// <summary>Wants the answer as a direct message to whoever asked; changes nothing for any other message.</summary>
    public static async Task AnswerDirectlyAsync(SqlSession sql, DueMessage ended, Instant now)
    {
        if (!ended.IsReply || ended.Step.Length == 0) return;
        await OutboxStore.WantAsync(
            sql,
            new()
            {
                Kind = ended.Kind,
                Subject = ended.Subject,
                Destination = new(ended.WorkspaceId, DestinationKind.Account, ended.Step),
                IsAnswer = true,
            },
            now);
    }
}
