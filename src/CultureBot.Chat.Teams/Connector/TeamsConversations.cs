using System.Collections.Immutable;

namespace CultureBot.Chat.Teams;

/// <summary>Remembers, in <see cref="IChatAddresses"/>, what verified activities tell of how people and places are reached.</summary>
internal sealed class TeamsConversations(TeamsMemory memory, TeamsNews news, TeamsRoster roster, TeamsPeople people, TeamsDirectory directory)
{
    private const int MostSuggested = 50;

    /// <summary>
    /// Learns from a verified activity: the service address of its conversation, the personal conversation of its sender, their
    /// Entra id, zone and language, the team of a channel. Writes only what is new.
    /// </summary>
    public ValueTask RememberAsync(TeamsActivity verified, CancellationToken cancellationToken) => news.LearnAsync(verified, cancellationToken);

    /// <summary>Everything personal about somebody who removed the bot, or a place that it was removed from, is forgotten.</summary>
    public ValueTask ForgetAsync(TeamsActivity verified, CancellationToken cancellationToken) => news.ForgetAsync(verified, cancellationToken);

    /// <summary>The account id (29:…) of somebody by their Entra id, as a people picker and a message's author are named; null when unknown.</summary>
    public async ValueTask<string?> FindAccountIdAsync(string tenantId, string entraId, CancellationToken cancellationToken)
    {
        if (TeamsAccounts.IsPerson(entraId)) return entraId;
        if (await memory.FindAccountIdAsync(tenantId, entraId, cancellationToken) is { } known) return known;
        try
        {
            return (await people.FindAsync(tenantId, entraId, cancellationToken))?.AccountId;
        }
        catch (ChatPlatformException)
        {
            // Who cannot be looked up now is not known now; the form says so to whoever picked them.
            return null;
        }
    }

    /// <summary>
    /// The channels of a team that are known, the General channel among them: news about a team tells of all of them. Call it before
    /// <see cref="ForgetAsync"/>.
    /// </summary>
    /// <param name="tenantId">The workspace.</param>
    /// <param name="teamId">The team as its conversations name it (19:…@thread.tacv2), which is its General channel's id.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async ValueTask<ImmutableArray<string>> ListChannelIdsAsync(string tenantId, string teamId, CancellationToken cancellationToken)
    {
        var known = (await memory.ListSharedAsync(tenantId, cancellationToken))
            .Where(place => place.Value.Kind == ConversationKind.Channel && place.Value.Team == teamId)
            .Select(place => place.Key);
        return [.. known.Append(teamId).Concat(await AskAsync(tenantId, teamId, cancellationToken)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether this is the id of a team that the bot is in; its General channel has the same one.</summary>
    public async ValueTask<bool> IsTeamAsync(string tenantId, string id, CancellationToken cancellationToken) =>
        await memory.FindTeamAsync(tenantId, id, cancellationToken) is not null;

    /// <summary>
    /// A few people of a conversation to choose from at once, by account id and name, as far as they are known without long waiting; empty
    /// when nobody is. The picker finds everybody else.
    /// </summary>
    public async ValueTask<ImmutableArray<FormOption>> SuggestAsync(string tenantId, string conversationId, CancellationToken cancellationToken)
    {
        var place = TeamsThread.Base(conversationId);
        var kind = (await memory.FindConversationAsync(tenantId, place, cancellationToken))?.Kind ?? TeamsThread.GuessKind(place);
        IEnumerable<FormOption> options = [];
        if (kind != ConversationKind.Personal) options = await AskMembersAsync(tenantId, place, cancellationToken);
        if (!options.Any())
        {
            options = (await memory.ListPeopleAsync(tenantId, cancellationToken))
                .Where(person => person.Value.Name is { Length: > 0 })
                .Select(person => new FormOption(person.Key, person.Value.Name!));
        }

        return [.. options.OrderBy(option => option.Label, StringComparer.CurrentCultureIgnoreCase).Take(MostSuggested)];
    }

    private async Task<IReadOnlyList<FormOption>> AskMembersAsync(string tenantId, string conversationId, CancellationToken cancellationToken)
    {
        try
        {
            return
            [
                .. (await roster.ListFirstAsync(tenantId, conversationId, MostSuggested, cancellationToken))
                    .Where(member => member.Name is { Length: > 0 })
                    .Select(member => new FormOption(member.Id!, member.Name!)),
            ];
        }
        catch (ChatPlatformException)
        {
            // A suggestion is a comfort.
            return [];
        }
    }

    private async Task<IEnumerable<string>> AskAsync(string tenantId, string teamId, CancellationToken cancellationToken)
    {
        try
        {
            return (await directory.ListChannelsAsync(tenantId, teamId, TeamsLookups.WhilePeopleWait, cancellationToken))
                .Select(channel => channel.ChannelId);
        }
        catch (ChatPlatformException)
        {
            // What is known already has to do; the next synchronization reads them all.
            return [];
        }
    }
}
