using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Delivery;

/// <summary>
/// Makes a card speak of the people and channels of the workspace it goes to: ids of another one say nothing there, or
/// something else. A card that names nobody costs nothing.
/// </summary>
internal sealed class LocalReferences(Database database)
{
    /// <summary>
    /// The card with everybody mentioned by the account that they have in the workspace, or by their plain name; and with the
    /// channels of other workspaces by their plain names. Ids that nobody knows stay.
    /// </summary>
    public async Task<Card> MakeAsync(Card card, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var segments = Texts(card).SelectMany(text => text.Segments).ToList();
        var accounts = segments.OfType<MentionSegment>().Select(mention => mention.AccountId).ToHashSet(StringComparer.Ordinal);
        var channels = segments.OfType<ChannelSegment>().Select(channel => channel.ChannelId).ToHashSet(StringComparer.Ordinal);
        if (accounts.Count == 0 && channels.Count == 0) return card;

        var (people, elsewhere) = await database.ReadAsync(
            async sql => (
                await LocalReferencesStore.ListPeopleAsync(sql, workspace, accounts),
                await LocalReferencesStore.ListChannelsElsewhereAsync(sql, workspace, channels)),
            cancellationToken);
        return people.Count == 0 && elsewhere.Count == 0 ? card : card.WithTexts(text => new([.. text.Segments.Select(Local)]));

        ChatSegment Local(ChatSegment segment) => segment switch
        {
            MentionSegment mention when people.TryGetValue(mention.AccountId, out var here) =>
                here is null ? new PlainSegment(mention.Name) { IsBold = true } : mention with { AccountId = here },
            ChannelSegment channel when elsewhere.Contains(channel.ChannelId) => new PlainSegment("#" + channel.Name) { IsBold = channel.IsBold },
            _ => segment,
        };
    }

    private static IEnumerable<ChatText> Texts(Card card) => card.Blocks.SelectMany(IEnumerable<ChatText> (block) => block switch
    {
        HeadingBlock heading => [heading.Text],
        TextBlock text => [text.Text],
        NoteBlock note => [note.Text],
        ListBlock list => list.Items,
        _ => [],
    }).Prepend(card.Summary);
}
