using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace CultureBot.Chat.Slack;

/// <summary>
/// Reads what Slack lists, page by page. A listing that cannot be gone on with is begun again, so what was read may come
/// twice; pages become smaller when Slack wants them so.
/// </summary>
internal sealed class SlackPages(SlackLookups lookups)
{
    // Slack advises at most 200 a page.
    private const int LargestPage = 200;
    private const int SmallestPage = 25;
    private const int MostBeginnings = 3;

    /// <exception cref="ChatPlatformException">Slack refused, or could not be reached.</exception>
    public async IAsyncEnumerable<TReply> ListAsync<TReply>(
        string workspaceId,
        string method,
        IReadOnlyList<KeyValuePair<string, string>> arguments,
        JsonTypeInfo<TReply> type,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TReply : SlackReply
    {
        var (cursor, size, beginnings) = ("", LargestPage, 1);
        while (true)
        {
            TReply page;
            try
            {
                page = await AskAsync(workspaceId, method, [.. arguments, .. Page(size, cursor)], type, cancellationToken);
            }
            catch (ChatPlatformException refused) when (IsAbout(SlackMeaning.SmallerPages, method, refused) && size > SmallestPage)
            {
                size /= 2;
                continue;
            }
            catch (ChatPlatformException refused) when (IsAbout(SlackMeaning.StartAgain, method, refused) && beginnings < MostBeginnings)
            {
                cursor = "";
                beginnings++;
                continue;
            }

            yield return page;
            // Round and round would never end.
            if (page.NextCursor.Length > 0 && page.NextCursor == cursor)
                throw new ChatPlatformException("repeated_cursor", isTransient: true);
            cursor = page.NextCursor;
            if (cursor.Length == 0) yield break;
        }
    }

    private async Task<TReply> AskAsync<TReply>(
        string workspaceId,
        string method,
        IReadOnlyList<KeyValuePair<string, string>> arguments,
        JsonTypeInfo<TReply> type,
        CancellationToken cancellationToken)
        where TReply : SlackReply =>
        await lookups.AskAsync(workspaceId, method, arguments, type, SlackLookups.InBackground, cancellationToken)
        ?? throw new ChatPlatformException("nothing_listed", isTransient: false);

    private static IEnumerable<KeyValuePair<string, string>> Page(int size, string cursor)
    {
        yield return new("limit", size.ToString(CultureInfo.InvariantCulture));
        if (cursor.Length > 0) yield return new("cursor", cursor);
    }

    private static bool IsAbout(SlackMeaning meaning, string method, ChatPlatformException refused) =>
        SlackErrors.MeaningOf(method, refused.Message) == meaning;
}
