using System.Runtime.CompilerServices;

namespace CultureBot.Chat.Teams;

/// <summary>Who is in a conversation, as the Connector lists them.</summary>
internal sealed class TeamsRoster(TeamsConnector connector, TeamsLookups lookups, TeamsMemory memory)
{
    // 50 to 500.
    private const int LargestPage = 500;

    /// <summary>Everybody, in pages, the bot not among them; nothing where the bot is no more.</summary>
    /// <exception cref="ChatPlatformException">Teams refused, or could not be reached.</exception>
    public async IAsyncEnumerable<IReadOnlyList<TeamsAccount>> ListAsync(
        string tenant, string conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var service = await memory.FindServiceAsync(tenant, conversationId, cancellationToken);
        string? continuation = null;
        while (true)
        {
            var here = continuation;
            var page = await lookups.AskAsync(
                tenant,
                conversationId,
                () => connector.ListMembersAsync(tenant, service, conversationId, LargestPage, here, cancellationToken),
                TeamsLookups.InBackground,
                cancellationToken);
            if (page is null) yield break;
            yield return People(page);

            // Round and round would never end.
            if (page.ContinuationToken is { Length: > 0 } same && same == here) throw new ChatPlatformException("repeated_continuation", isTransient: true);
            continuation = page.ContinuationToken;
            if (string.IsNullOrEmpty(continuation)) yield break;
        }
    }

    /// <summary>The first few, for somebody who waits.</summary>
    /// <exception cref="ChatPlatformException">Teams refused, or could not be reached.</exception>
    public async Task<IReadOnlyList<TeamsAccount>> ListFirstAsync(string tenant, string conversationId, int count, CancellationToken cancellationToken)
    {
        var service = await memory.FindServiceAsync(tenant, conversationId, cancellationToken);
        var page = await lookups.AskAsync(
            tenant,
            conversationId,
            () => connector.ListMembersAsync(tenant, service, conversationId, count, null, cancellationToken),
            TeamsLookups.WhilePeopleWait,
            cancellationToken);
        return page is null ? [] : People(page);
    }

    /// <summary>One member by an account id or an Entra id; null when they are not in it.</summary>
    /// <exception cref="ChatPlatformException">Teams refused, or could not be reached.</exception>
    public async Task<TeamsAccount?> FindAsync(
        string tenant, string conversationId, string memberId, TimeSpan patience, CancellationToken cancellationToken)
    {
        var service = await memory.FindServiceAsync(tenant, conversationId, cancellationToken);
        var member = await lookups.AskAsync(
            tenant,
            conversationId,
            () => connector.FindMemberAsync(tenant, service, conversationId, memberId, cancellationToken),
            patience,
            cancellationToken);
        return member is { Id.Length: > 0 } ? member : null;
    }

    private static IReadOnlyList<TeamsAccount> People(MembersPage page) => [.. (page.Members ?? []).Where(m => m.Id is { Length: > 0 } && !TeamsAccounts.IsBot(m.Id))];
}
