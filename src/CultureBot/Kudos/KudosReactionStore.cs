using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Kudos;

/// <summary>An account's emoji on a message.</summary>
/// <param name="ChannelId">Where the message stands.</param>
/// <param name="MessageId">The message.</param>
/// <param name="HappenedAt">When it was put on or taken off, in Unix microseconds of the platform's clock.</param>
public sealed record KudosReaction(string ChannelId, string MessageId, long HappenedAt);

/// <summary>All SQL of reactions that thank.</summary>
internal static class KudosReactionStore
{
    static KudosReactionStore() => KudosIds.Use();

    /// <summary>
    /// Writes down what happened last; of two about the same message the later one stands, whichever comes first.
    /// Returns false when something later is known already.
    /// </summary>
    public static async Task<bool> PutAsync(SqlSession sql, WorkspaceId workspace, AccountId account, KudosReaction reaction) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO kudos_reactions (workspace_id, channel_id, message_id, account_id, happened_at)
            VALUES (@workspace, @ChannelId, @MessageId, @account, @HappenedAt)
            ON CONFLICT (workspace_id, channel_id, message_id, account_id) DO UPDATE SET happened_at = excluded.happened_at
            WHERE kudos_reactions.happened_at < excluded.happened_at
            """,
            new { workspace, reaction.ChannelId, reaction.MessageId, account, reaction.HappenedAt }) == 1;

    public static Task SetKudosAsync(SqlSession sql, WorkspaceId workspace, AccountId account, KudosReaction reaction, KudosId kudos) =>
        sql.ExecuteAsync(
            """
            UPDATE kudos_reactions SET kudos_id = @kudos
            WHERE workspace_id = @workspace AND channel_id = @ChannelId AND message_id = @MessageId AND account_id = @account
            """,
            new { workspace, reaction.ChannelId, reaction.MessageId, account, kudos });

    /// <summary>The kudos that the account's emoji on this message became; null when there is none.</summary>
    public static Task<KudosId?> FindKudosAsync(SqlSession sql, WorkspaceId workspace, AccountId account, KudosReaction reaction) =>
        sql.ScalarAsync<KudosId?>(
            """
            SELECT kudos_id FROM kudos_reactions
            WHERE workspace_id = @workspace AND channel_id = @ChannelId AND message_id = @MessageId AND account_id = @account
            """,
            new { workspace, reaction.ChannelId, reaction.MessageId, account });
}
