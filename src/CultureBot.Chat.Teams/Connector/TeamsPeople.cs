using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Everybody whom the bot can know: who is in a team, a group chat or a chat with it, each once, and who was only ever seen acting.
/// Whom a roster had once and none has any more has left.
/// </summary>
internal sealed class TeamsPeople(TeamsRoster roster, TeamsMemory memory)
{
    private const int MostAsked = 20;

    public async IAsyncEnumerable<ImmutableArray<PlatformAccount>> ListAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = await memory.ListPeopleAsync(tenant, cancellationToken);
        foreach (var place in await PlacesAsync(tenant, cancellationToken))
        {
            await foreach (var page in roster.ListAsync(tenant, place, cancellationToken))
            {
                List<PlatformAccount> fresh = [];
                foreach (var member in page.Where(member => seen.Add(member.Id!))) fresh.Add(await LearnAsync(tenant, member, known, cancellationToken));
                if (fresh.Count > 0) yield return [.. fresh];
            }
        }

        await foreach (var account in ListDirectAsync(tenant, seen, known, cancellationToken)) yield return [account];

        var others = known.Where(person => !seen.Contains(person.Key)).ToLookup(person => person.Value.IsListed == true);
        foreach (var (accountId, _) in others[true]) await memory.SavePersonAsync(tenant, accountId, null, cancellationToken);
        if (others[false].Any()) yield return [.. others[false].Select(person => TeamsAccounts.Of(person.Key, person.Value))];
    }

    /// <summary>Somebody by an account id or an Entra id: from their own chat with the bot, or else a place that they are in.</summary>
    /// <exception cref="ChatPlatformException">Teams refused, or could not be reached.</exception>
    public async Task<PlatformAccount?> FindAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        // No roster has them, and nobody can thank them.
        if (TeamsAccounts.IsBot(id)) return new() { AccountId = id, DisplayName = TeamsReplyWords.SomeApp, Kind = AccountKind.Bot };
        var accountId = TeamsAccounts.IsPerson(id) ? id : await memory.FindAccountIdAsync(tenant, id, cancellationToken);
        var person = accountId is null ? null : await memory.FindPersonAsync(tenant, accountId, cancellationToken);
        List<string> places = [];
        if (accountId is not null && await memory.FindDirectAsync(tenant, accountId, cancellationToken) is { } direct) places.Add(direct);
        places.AddRange(await PlacesAsync(tenant, cancellationToken));
        foreach (var place in places.Take(MostAsked))
        {
            if (await roster.FindAsync(tenant, place, accountId ?? id, TeamsLookups.WhilePeopleWait, cancellationToken) is not { } member) continue;
            await RememberAsync(tenant, member, cancellationToken);
            return TeamsAccounts.Of(member, person, tenant);
        }

        // Where nobody can be asked, what they told themselves is all there is.
        return places.Count == 0 && accountId is not null && person is not null ? TeamsAccounts.Of(accountId, person) : null;
    }

    private async IAsyncEnumerable<PlatformAccount> ListDirectAsync(
        string tenant, HashSet<string> seen, ImmutableSortedDictionary<string, KnownPerson> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (accountId, chat) in (await memory.ListDirectAsync(tenant, cancellationToken)).Where(chat => !seen.Contains(chat.Key)))
        {
            // Whoever is not even in their own chat has left.
            seen.Add(accountId);
            if (await roster.FindAsync(tenant, chat, accountId, TeamsLookups.InBackground, cancellationToken) is { } member)
                yield return await LearnAsync(tenant, member, known, cancellationToken);
        }
    }

    private async ValueTask<PlatformAccount> LearnAsync(
        string tenant, TeamsAccount member, ImmutableSortedDictionary<string, KnownPerson> known, CancellationToken cancellationToken)
    {
        await RememberAsync(tenant, member, cancellationToken);
        var person = known.GetValueOrDefault(member.Id!);
        if (person is not null) await memory.SavePersonAsync(tenant, member.Id!, person with { IsListed = true }, cancellationToken);
        return TeamsAccounts.Of(member, person, tenant);
    }

    // People pickers answer with Entra ids.
    private ValueTask RememberAsync(string tenant, TeamsAccount member, CancellationToken cancellationToken) =>
        member.EntraId is { Length: > 0 } entra ? memory.SaveAccountIdAsync(tenant, entra, member.Id, cancellationToken) : ValueTask.CompletedTask;

    private async Task<IReadOnlyList<string>> PlacesAsync(string tenant, CancellationToken cancellationToken) =>
    [
        .. (await memory.ListTeamsAsync(tenant, cancellationToken)).Keys,
        .. (await memory.ListSharedAsync(tenant, cancellationToken)).Where(chat => chat.Value.Kind == ConversationKind.GroupChat).Select(chat => chat.Key),
    ];
}
