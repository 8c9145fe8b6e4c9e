using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Celebrations;

/// <summary>The SQL of what people say and wish themselves, and of whom was asked.</summary>
internal static class OwnCelebrationsStore
{
    /// <summary>Finds that the person of an account <c>a</c> would rather not be celebrated for <c>@Kind</c>.</summary>
    public const string OptedOut =
        "SELECT 1 FROM celebration_opt_outs x JOIN accounts xa ON xa.id = x.account_id WHERE xa.person_id = a.person_id AND x.kind = @Kind";

    /// <summary>Finds that the directory has a date of the person of an account <c>a</c> in <c>@Field</c>.</summary>
    public const string Listed = "SELECT 1 FROM directory_fields l WHERE l.person_id = a.person_id AND l.field = @Field AND l.until_at IS NULL AND l.value <> ''";

    private const string Said = "SELECT 1 FROM celebration_dates s JOIN accounts sa ON sa.id = s.account_id WHERE sa.person_id = a.person_id AND s.kind = @Kind";

    private const string Asked = "SELECT 1 FROM celebration_askings k JOIN accounts ka ON ka.id = k.account_id WHERE ka.person_id = a.person_id AND k.kind = @Kind";

    private const string Accounts = "SELECT id FROM accounts WHERE person_id = @Person";

    static OwnCelebrationsStore() => PeopleIds.Use();

    /// <summary>What is known of a person about one kind.</summary>
    public static async Task<OwnCelebration> FindAsync(SqlSession sql, PersonId person, CelebrationKind kind)
    {
        var whose = new { Person = person, Kind = kind.ToString(), Field = CelebrationKinds.FieldOf(kind) };
        return new()
        {
            Kind = kind,
            IsWanted = await sql.ScalarAsync<long>($"SELECT COUNT(*) FROM celebration_opt_outs WHERE account_id IN ({Accounts}) AND kind = @Kind", whose) == 0,
            Listed = await sql.FirstOrDefaultAsync<string>("SELECT value FROM directory_fields WHERE person_id = @Person AND field = @Field AND until_at IS NULL AND value <> ''", whose),
            Said = await sql.FirstOrDefaultAsync<string>($"SELECT value FROM celebration_dates WHERE account_id IN ({Accounts}) AND kind = @Kind ORDER BY said_at DESC", whose),
        };
    }

    public static Task<int> OptOutAsync(SqlSession sql, AccountId account, CelebrationKind kind, Instant now) =>
        sql.ExecuteAsync(
            "INSERT INTO celebration_opt_outs (account_id, kind, opted_out_at) VALUES (@Account, @Kind, @Now) ON CONFLICT (account_id, kind) DO NOTHING",
            new { Account = account, Kind = kind.ToString(), Now = now });

    public static Task OptInAsync(SqlSession sql, PersonId person, CelebrationKind kind) =>
        sql.ExecuteAsync($"DELETE FROM celebration_opt_outs WHERE account_id IN ({Accounts}) AND kind = @Kind", new { Person = person, Kind = kind.ToString() });

    /// <summary>In place of what the person said before; an empty value takes it back.</summary>
    public static async Task SayAsync(SqlSession sql, Account by, CelebrationKind kind, string value, Instant now)
    {
        var row = new { Person = by.PersonId, Account = by.Id, Kind = kind.ToString(), Value = value, Now = now };
        await sql.ExecuteAsync($"DELETE FROM celebration_dates WHERE account_id IN ({Accounts}) AND kind = @Kind", row);
        if (value.Length > 0) await sql.ExecuteAsync("INSERT INTO celebration_dates (account_id, kind, value, said_at) VALUES (@Account, @Kind, @Value, @Now)", row);
    }

    /// <summary>Members of whom nobody knows the date, and who were never asked for it, in the order of their accounts' ids.</summary>
    public static Task<IReadOnlyList<UndatedPerson>> ListUndatedAfterAsync(SqlSession sql, WorkspaceId workspace, CelebrationKind kind, AccountId after, int limit) =>
        sql.ListAsync<UndatedPerson>(
            $"""
            SELECT a.id AS account_id, a.person_id, a.external_id FROM accounts a
            WHERE a.workspace_id = @Workspace AND a.id > @After AND a.deactivated_at IS NULL AND a.kind = 'Member' AND NOT EXISTS ({AbsencesStore.Open} = a.person_id)
                AND NOT EXISTS ({Listed}) AND NOT EXISTS ({Said}) AND NOT EXISTS ({OptedOut}) AND NOT EXISTS ({Asked})
            ORDER BY a.id LIMIT @Limit
            """,
            new { Workspace = workspace, Kind = kind.ToString(), Field = CelebrationKinds.FieldOf(kind), After = after, Limit = limit });

    /// <summary>How many people of a workspace were asked since a moment.</summary>
    public static async Task<int> CountAskedAsync(SqlSession sql, WorkspaceId workspace, Instant since) =>
        (int)await sql.ScalarAsync<long>(
            "SELECT COUNT(DISTINCT k.account_id) FROM celebration_askings k JOIN accounts a ON a.id = k.account_id WHERE k.asked_at >= @Since AND a.workspace_id = @Workspace",
            new { Workspace = workspace, Since = since });

    public static Task AskedAsync(SqlSession sql, AccountId account, CelebrationKind kind, Instant now) =>
        sql.ExecuteAsync(
            "INSERT INTO celebration_askings (account_id, kind, asked_at) VALUES (@Account, @Kind, @Now) ON CONFLICT (account_id, kind) DO NOTHING",
            new { Account = account, Kind = kind.ToString(), Now = now });

    /// <summary>The accounts by which a person was asked.</summary>
    public static Task<IReadOnlyList<AccountId>> ListAskedAsync(SqlSession sql, PersonId person) =>
        sql.ListAsync<AccountId>($"SELECT DISTINCT account_id FROM celebration_askings WHERE account_id IN ({Accounts})", new { Person = person });

    /// <summary>Somebody whose date nobody knows.</summary>
    internal sealed record UndatedPerson
    {
        public required AccountId AccountId { get; init; }

        public required PersonId PersonId { get; init; }

        /// <summary>The account's id on its platform.</summary>
        public required string ExternalId { get; init; }
    }
}

/// <summary>What is known of a person about one kind.</summary>
internal sealed record OwnCelebration
{
    public required CelebrationKind Kind { get; init; }

    /// <summary>They have not said that they would rather not.</summary>
    public required bool IsWanted { get; init; }

    /// <summary>By the directory, which counts first; null when it has no date.</summary>
    public required string? Listed { get; init; }

    /// <summary>By themselves; null when they said none.</summary>
    public required string? Said { get; init; }
}
