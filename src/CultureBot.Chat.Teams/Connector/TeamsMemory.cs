using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CultureBot.Chat.Teams;

/// <summary>
/// What stands in <see cref="IChatAddresses"/> for Teams: <c>conversation:{id}</c>, <c>team:{id}</c>, <c>person:{29:…}</c>,
/// <c>direct:{29:…}</c> (their own chat with the bot), <c>entra:{guid}</c> (their account), <c>host:{name}</c> (one that a
/// verified activity named) and <c>service</c> (the address that the latest one named).
/// </summary>
internal sealed class TeamsMemory(IChatAddresses addresses)
{
    private const string Conversation = "conversation:";
    private const string Team = "team:";
    private const string Person = "person:";
    private const string Direct = "direct:";
    private const string Entra = "entra:";
    private const string Host = "host:";
    private const string LatestService = "service";

    // Somebody's own chat begins with "a:", of which there are as many as people.
    private const string Shared = Conversation + "19:";

    public ValueTask<KnownConversation?> FindConversationAsync(string tenant, string conversationId, CancellationToken cancellationToken) =>
        FindAsync(tenant, Conversation + TeamsThread.Base(conversationId), ConnectorJson.Default.KnownConversation, cancellationToken);

    public ValueTask SaveConversationAsync(string tenant, string conversationId, KnownConversation? known, CancellationToken cancellationToken) =>
        SaveAsync(tenant, Conversation + TeamsThread.Base(conversationId), known, ConnectorJson.Default.KnownConversation, cancellationToken);

    /// <summary>The channels and group chats.</summary>
    public ValueTask<ImmutableSortedDictionary<string, KnownConversation>> ListSharedAsync(string tenant, CancellationToken cancellationToken) =>
        ListAsync(tenant, Shared, Conversation.Length, ConnectorJson.Default.KnownConversation, cancellationToken);

    public ValueTask<KnownTeam?> FindTeamAsync(string tenant, string teamId, CancellationToken cancellationToken) =>
        FindAsync(tenant, Team + teamId, ConnectorJson.Default.KnownTeam, cancellationToken);

    public ValueTask SaveTeamAsync(string tenant, string teamId, KnownTeam? known, CancellationToken cancellationToken) =>
        SaveAsync(tenant, Team + teamId, known, ConnectorJson.Default.KnownTeam, cancellationToken);

    public ValueTask<ImmutableSortedDictionary<string, KnownTeam>> ListTeamsAsync(string tenant, CancellationToken cancellationToken) =>
        ListAsync(tenant, Team, Team.Length, ConnectorJson.Default.KnownTeam, cancellationToken);

    public ValueTask<KnownPerson?> FindPersonAsync(string tenant, string accountId, CancellationToken cancellationToken) =>
        FindAsync(tenant, Person + accountId, ConnectorJson.Default.KnownPerson, cancellationToken);

    public ValueTask SavePersonAsync(string tenant, string accountId, KnownPerson? known, CancellationToken cancellationToken) =>
        SaveAsync(tenant, Person + accountId, known, ConnectorJson.Default.KnownPerson, cancellationToken);

    public ValueTask<ImmutableSortedDictionary<string, KnownPerson>> ListPeopleAsync(string tenant, CancellationToken cancellationToken) =>
        ListAsync(tenant, Person, Person.Length, ConnectorJson.Default.KnownPerson, cancellationToken);

    /// <summary>Somebody's own chat with the bot.</summary>
    public ValueTask<string?> FindDirectAsync(string tenant, string accountId, CancellationToken cancellationToken) =>
        FindAsync(tenant, Direct + accountId, ConnectorJson.Default.String, cancellationToken);

    public ValueTask SaveDirectAsync(string tenant, string accountId, string? conversationId, CancellationToken cancellationToken) =>
        SaveAsync(tenant, Direct + accountId, conversationId, ConnectorJson.Default.String, cancellationToken);

    public ValueTask<ImmutableSortedDictionary<string, string>> ListDirectAsync(string tenant, CancellationToken cancellationToken) =>
        ListAsync(tenant, Direct, Direct.Length, ConnectorJson.Default.String, cancellationToken);

    public ValueTask<string?> FindAccountIdAsync(string tenant, string entraId, CancellationToken cancellationToken) =>
        FindAsync(tenant, Entra + entraId.ToLowerInvariant(), ConnectorJson.Default.String, cancellationToken);

    public ValueTask SaveAccountIdAsync(string tenant, string entraId, string? accountId, CancellationToken cancellationToken) =>
        SaveAsync(tenant, Entra + entraId.ToLowerInvariant(), accountId, ConnectorJson.Default.String, cancellationToken);

    /// <summary>From now on our token may go to the host of this address, and who is seen for the first time is reached there.</summary>
    public async ValueTask SaveServiceAsync(string tenant, Uri service, CancellationToken cancellationToken)
    {
        await SaveAsync(tenant, Host + service.Authority, "verified", ConnectorJson.Default.String, cancellationToken);
        await SaveAsync(tenant, LatestService, service.AbsoluteUri, ConnectorJson.Default.String, cancellationToken);
    }

    /// <summary>Whether a verified activity named the host of this address.</summary>
    public async ValueTask<bool> IsVerifiedAsync(string tenant, Uri address, CancellationToken cancellationToken) =>
        await FindAsync(tenant, Host + address.Authority, ConnectorJson.Default.String, cancellationToken) is not null;

    /// <summary>Where a conversation is reached: as its last activity said, or else its team's, or else the tenant's; null before the first.</summary>
    public async ValueTask<Uri?> FindServiceAsync(string tenant, string conversationId, CancellationToken cancellationToken)
    {
        var known = conversationId.Length > 0 ? await FindConversationAsync(tenant, conversationId, cancellationToken) : null;
        if (known?.Service is { } own) return own;
        if (known?.Team is { } teamId && (await FindTeamAsync(tenant, teamId, cancellationToken))?.Service is { } teams) return teams;
        return Uri.TryCreate(await FindAsync(tenant, LatestService, ConnectorJson.Default.String, cancellationToken), UriKind.Absolute, out var latest)
            ? latest
            : null;
    }

    private async ValueTask<T?> FindAsync<T>(string tenant, string name, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class =>
        await addresses.FindAsync(TeamsPlatform.PlatformName, tenant, name, cancellationToken) is { } value ? JsonSerializer.Deserialize(value, type) : null;

    private ValueTask SaveAsync<T>(string tenant, string name, T? value, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class =>
        addresses.SaveAsync(
            TeamsPlatform.PlatformName, tenant, name, value is null ? null : JsonSerializer.Serialize(value, type), cancellationToken);

    private async ValueTask<ImmutableSortedDictionary<string, T>> ListAsync<T>(
        string tenant, string prefix, int cut, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        (await addresses.ListAsync(TeamsPlatform.PlatformName, tenant, prefix, cancellationToken))
            .ToImmutableSortedDictionary(row => row.Key[cut..], row => JsonSerializer.Deserialize(row.Value, type)!, StringComparer.Ordinal);
}
