using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.People;

/// <summary>The SQL of which account somebody uses, and of whether direct messages reach it.</summary>
internal static class AccountUseStore
{
    static AccountUseStore() => PeopleIds.Use();

    /// <summary>True when the person did something with another account of theirs since they last did with this one.</summary>
    public static async Task<bool> IsAnotherUsedSinceAsync(SqlSession sql, Account account) =>
        await sql.ScalarAsync<long>(
            "SELECT COUNT(*) FROM accounts WHERE person_id = @PersonId AND id <> @Id AND used_at >= @UsedAt",
            new { account.PersonId, account.Id, account.UsedAt }) > 0;

    /// <summary>They are there: direct messages may reach them again.</summary>
    public static Task UseAsync(SqlSession sql, AccountId account, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE accounts SET used_at = @Now, unreachable_since = NULL WHERE id = @Account", new { Account = account, Now = now });

    /// <summary>The platform takes no direct messages for it, until its owner does something.</summary>
    public static Task SetUnreachableAsync(SqlSession sql, WorkspaceId workspace, string externalId, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE accounts SET unreachable_since = COALESCE(unreachable_since, @Now)
            WHERE workspace_id = @Workspace AND external_id = @ExternalId
            """,
            new { Workspace = workspace, ExternalId = externalId, Now = now });

    /// <summary>False when this opening of direct messages was welcomed before.</summary>
    public static async Task<bool> WelcomeAsync(SqlSession sql, AccountId account, string requestKey) =>
        await sql.ExecuteAsync(
            "UPDATE accounts SET welcomed_request = @RequestKey WHERE id = @Account AND COALESCE(welcomed_request, '') <> @RequestKey",
            new { Account = account, RequestKey = requestKey }) == 1;
}
