using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Celebrations;

/// <summary>The SQL of who can be celebrated, and what posts carry.</summary>
internal static class CelebrationsStore
{
    /// <summary>Accounts <c>a</c> of people who are here, in the workspace <c>@Workspace</c>.</summary>
    private const string Here =
        $"a.workspace_id = @Workspace AND a.deactivated_at IS NULL AND a.kind IN ('Member', 'Guest') AND NOT EXISTS ({AbsencesStore.Open} = a.person_id)";

    static CelebrationsStore() => DeliverySqlTypes.Use();

    /// <summary>People who are here, in the order of their accounts' ids.</summary>
    public static Task<IReadOnlyList<PersonHere>> ListHereAfterAsync(SqlSession sql, WorkspaceId workspace, AccountId after, int limit) =>
        sql.ListAsync<PersonHere>(
            $"SELECT a.id AS account_id, a.person_id FROM accounts a WHERE {Here} AND a.id > @After ORDER BY a.id LIMIT @Limit",
            new { Workspace = workspace, After = after, Limit = limit });

    /// <summary>
    /// Whose date is on one of these days, whatever its year, and who wants to be celebrated, in the order of their accounts' ids; by the directory, and where that has
    /// no date by what they say themselves.
    /// </summary>
    /// <param name="sql">The session.</param>
    /// <param name="workspace">Where they have an account.</param>
    /// <param name="kind">What for.</param>
    /// <param name="days">As <c>07-04</c>.</param>
    public static Task<IReadOnlyList<DatedPerson>> ListOnAsync(SqlSession sql, WorkspaceId workspace, CelebrationKind kind, IReadOnlyCollection<string> days) =>
        sql.ListAsync<DatedPerson>(
            $"""
            SELECT a.id AS account_id, a.person_id, f.value FROM directory_fields f JOIN accounts a ON a.person_id = f.person_id
            WHERE {Here} AND f.field = @Field AND f.until_at IS NULL AND SUBSTR(f.value, LENGTH(f.value) - 4) IN @Days AND NOT EXISTS ({OwnCelebrationsStore.OptedOut})
            UNION ALL
            SELECT a.id AS account_id, a.person_id, d.value FROM celebration_dates d JOIN accounts o ON o.id = d.account_id JOIN accounts a ON a.person_id = o.person_id
            WHERE {Here} AND d.kind = @Kind AND SUBSTR(d.value, LENGTH(d.value) - 4) IN @Days AND NOT EXISTS ({OwnCelebrationsStore.OptedOut})
                AND NOT EXISTS ({OwnCelebrationsStore.Listed})
            ORDER BY account_id
            """,
            new { Workspace = workspace, Kind = kind.ToString(), Field = CelebrationKinds.FieldOf(kind), Days = days });

    /// <summary>Which of these celebrations another post of the workspace carries that was sent, or goes first.</summary>
    public static Task<IReadOnlyList<string>> ListElsewhereAsync(SqlSession sql, WorkspaceId workspace, MessageId post, IReadOnlyCollection<string> celebrations) =>
        sql.ListAsync<string>(
            """
            SELECT c.subject FROM message_carries c JOIN messages m ON m.id = c.message_id
            WHERE c.subject IN @Celebrations AND m.workspace_id = @Workspace AND m.kind = @Kind AND m.id <> @Post AND m.state <> 'Cancelled'
                AND (m.sent_at IS NOT NULL OR m.id < @Post)
            """,
            new { Celebrations = celebrations, Workspace = workspace, Kind = CelebrationPostKind.KindName, Post = post });

    /// <summary>Whether a morning's post is wanted in a channel.</summary>
    public static async Task<bool> IsWantedAtAsync(SqlSession sql, string subject, WorkspaceId workspace, string channelId) =>
        await sql.ScalarAsync<long>(
            "SELECT COUNT(*) FROM messages WHERE kind = @Kind AND subject = @Subject AND workspace_id = @Workspace AND destination_kind = 'Channel' AND destination = @Channel",
            new { Kind = CelebrationPostKind.KindName, Subject = subject, Workspace = workspace, Channel = channelId }) > 0;

    /// <summary>No post carries anything of an account any more.</summary>
    public static Task ForgetCarriedAsync(SqlSession sql, AccountId account) =>
        sql.ExecuteAsync(
            """
            DELETE FROM message_carries
            WHERE message_id IN (SELECT message_id FROM message_carries WHERE subject = @Whose) AND (subject = @Whose OR subject LIKE @Like)
            """,
            new { Whose = Celebrated.WhoseOf(account), Like = Celebrated.PrefixOf(account) + "%" });

    /// <summary>A person who is here.</summary>
    internal sealed record PersonHere
    {
        public required AccountId AccountId { get; init; }

        public required PersonId PersonId { get; init; }
    }

    /// <summary>A person and a date of theirs.</summary>
    internal sealed record DatedPerson
    {
        public required AccountId AccountId { get; init; }

        public required PersonId PersonId { get; init; }

        /// <summary>As the directory stores it.</summary>
        public required string Value { get; init; }
    }
}
