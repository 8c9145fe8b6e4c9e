using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Delivery;

/// <summary>Turns direct messages to the accounts that their readers read them with.</summary>
internal static class Inboxes
{
    /// <summary>
    /// The messages in their order, those to accounts at the inboxes of the persons behind them. An answer stays where it was asked
    /// for, and so do channels and home pages.
    /// </summary>
    public static async Task<IReadOnlyList<AddressedMessage>> FindAsync(SqlSession sql, IReadOnlyList<WantedMessage> messages)
    {
        var inboxes = new Dictionary<Destination, Inbox>();
        foreach (var workspace in messages.Where(IsMoving).GroupBy(message => message.Destination.WorkspaceId))
        {
            string[] accounts = [.. workspace.Select(message => message.Destination.Id).Distinct(StringComparer.Ordinal)];
            foreach (var (account, inbox) in await InboxStore.FindAsync(sql, workspace.Key, accounts))
                inboxes[new(workspace.Key, DestinationKind.Account, account)] = inbox;
        }

        return [.. messages.Select(Address)];

        AddressedMessage Address(WantedMessage message) =>
            !IsMoving(message) ? new(message, MayBeElsewhere: false)
            : !inboxes.TryGetValue(message.Destination, out var inbox) ? new(message, MayBeElsewhere: true)
            : new(message with { Destination = new(inbox.WorkspaceId, DestinationKind.Account, inbox.ExternalId) }, !inbox.IsOnly);
    }

    private static bool IsMoving(WantedMessage message) => message is { IsAnswer: false, Destination.Kind: DestinationKind.Account };
}

/// <param name="Message">Where it goes now.</param>
/// <param name="MayBeElsewhere">Its reader has other accounts, one of which may have been their inbox when it was wanted before.</param>
internal sealed record AddressedMessage(WantedMessage Message, bool MayBeElsewhere);
