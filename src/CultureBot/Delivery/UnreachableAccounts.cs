using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>
/// Accounts that no direct message reaches until their owners do something again: nothing more is sent to them, and what was
/// wanted there goes to another account of the same person, if there is one.
/// </summary>
internal static class UnreachableAccounts
{
    /// <summary>What is noted of a message that ended because of it.</summary>
    public const string Reason = "account_unreachable";

    /// <summary>The account that a message which was not sent can reach its reader by instead; null when there is none.</summary>
    public static async Task<Inbox?> FindOtherAsync(SqlSession sql, DueMessage message) =>
        message.WasSent ? null : (await InboxStore.FindAsync(sql, message.WorkspaceId, [message.Destination])).GetValueOrDefault(message.Destination);

    /// <summary>Wants a message, which has been cancelled, there.</summary>
    public static Task WantAsync(SqlSession sql, DueMessage cancelled, Inbox there, Instant now) =>
        OutboxStore.WantAsync(
            sql,
            new()
            {
                Kind = cancelled.Kind,
                Subject = cancelled.Subject,
                Destination = new(there.WorkspaceId, DestinationKind.Account, there.ExternalId),
                Step = cancelled.Step,
                NotBefore = cancelled.NotBefore,
            },
            now);
}
