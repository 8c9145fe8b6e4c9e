using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>Everybody's own chat with the bot: opened once, and then kept.</summary>
internal sealed class TeamsDirectChats(TeamsConnector connector, TeamsMemory memory, IOptions<TeamsOptions> options) : IDisposable
{
    // Whoever writes to one person waits here for the other who opens their chat. Another node may open it at the same time, and
    // gets the same one.
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>The chat's id.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="accountId">With whom.</param>
    /// <param name="gone">The chat that turned out to be gone: another one is opened in its place. Null at first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TeamsOutcome<string>> OpenAsync(string tenant, string accountId, string? gone, CancellationToken cancellationToken)
    {
        if (await FindAsync(tenant, accountId, gone, cancellationToken) is { } known) return new Answered<string>(known);
        var gate = _gates[(uint)StringComparer.Ordinal.GetHashCode(accountId) % _gates.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await FindAsync(tenant, accountId, gone, cancellationToken) is { } opened
                ? new Answered<string>(opened)
                : await CreateAsync(tenant, accountId, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in _gates) gate.Dispose();
    }

    private async ValueTask<string?> FindAsync(string tenant, string accountId, string? gone, CancellationToken cancellationToken) =>
        await memory.FindDirectAsync(tenant, accountId, cancellationToken) is { } known && known != gone ? known : null;

    private async Task<TeamsOutcome<string>> CreateAsync(string tenant, string accountId, CancellationToken cancellationToken)
    {
        var service = await memory.FindServiceAsync(tenant, "", cancellationToken);
        var parameters = new JsonObject
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = TeamsAccounts.BotId(options.Value) },
            ["members"] = new JsonArray(new JsonObject { ["id"] = accountId }),
            ["tenantId"] = tenant,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
        };
        switch (await connector.OpenAsync(tenant, service, parameters, cancellationToken))
        {
            case Answered<OpenedConversation> { Reply.Id: { Length: > 0 } id }:
                var known = new KnownConversation { Kind = ConversationKind.Personal, Service = service, With = accountId };
                await memory.SaveConversationAsync(tenant, id, known, cancellationToken);
                await memory.SaveDirectAsync(tenant, accountId, id, cancellationToken);
                return new Answered<string>(id);
            case RefusedCall<OpenedConversation> refused:
                return new RefusedCall<string>(refused.Status, refused.Error);
            case TooFast<OpenedConversation> slower:
                return new TooFast<string>(slower.After);
            case NotSent<OpenedConversation> unreachable:
                return new NotSent<string>(unreachable.Error, unreachable.After);
            case Unanswered<OpenedConversation> unanswered:
                // Opening it again gives the same chat, and nothing was said in it.
                return new NotSent<string>(unanswered.Error);
            default:
                return new NotSent<string>("invalid_response");
        }
    }
}
