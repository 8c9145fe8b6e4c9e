using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Privacy;

/// <summary>Something that somebody did with surveys or settings. Never what anybody answered.</summary>
public sealed record AuditEntry
{
    public required Instant At { get; init; }

    /// <summary>Null for the API and the program itself.</summary>
    public AccountId? AccountId { get; init; }

    /// <summary>What, as <c>window.launched</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, as an outbox subject.</summary>
    public required string Subject { get; init; }

    /// <summary>In a few words; for an override, its reason. May be empty.</summary>
    public string Details { get; init; } = "";
}

/// <summary>All SQL of the audit, whose rows are only ever added.</summary>
public static class AuditStore
{
    static AuditStore() => SqlTypes.UseId<AccountId>(value => new(value), id => id.Value);

    public static Task AddAsync(SqlSession sql, AuditEntry entry) =>
        sql.ExecuteAsync(
            """
            INSERT INTO audit_entries (id, at, account_id, action, subject, details)
            VALUES (@Id, @At, @AccountId, @Action, @Subject, @Details)
            """,
            new { Id = Guid.CreateVersion7(entry.At.ToDateTimeOffset()), entry.At, entry.AccountId, entry.Action, entry.Subject, entry.Details });

    /// <summary>Entries of everything, the newest first, with the names of whoever did it.</summary>
    /// <param name="sql">The session.</param>
    /// <param name="action">Of one kind; empty for all.</param>
    /// <param name="before">Behind this one; null from the newest on.</param>
    /// <param name="limit">At most so many.</param>
    public static Task<IReadOnlyList<AuditRow>> PageAsync(SqlSession sql, string action, Guid? before, int limit) =>
        sql.ListAsync<AuditRow>(
            $"""
            SELECT e.id, e.at, e.action, e.subject, e.details, a.name AS by_name FROM audit_entries e LEFT JOIN accounts a ON a.id = e.account_id
            WHERE {(action.Length > 0 ? "e.action = @Action" : "1 = 1")} {(before is null ? "" : "AND e.id < @Before")}
            ORDER BY e.id DESC LIMIT @Limit
            """,
            new { Action = action, Before = before ?? default, Limit = limit });

    /// <summary>Every kind of entry that there is.</summary>
    public static Task<IReadOnlyList<string>> ListActionsAsync(SqlSession sql) =>
        sql.ListAsync<string>("SELECT DISTINCT action FROM audit_entries ORDER BY action");

    /// <summary>The latest entries about a subject, the newest first.</summary>
    public static Task<IReadOnlyList<AuditEntry>> ListAsync(SqlSession sql, string subject, int limit) =>
        sql.ListAsync<AuditEntry>(
            """
            SELECT at, account_id, action, subject, details FROM audit_entries WHERE subject = @Subject ORDER BY id DESC LIMIT @Limit
            """,
            new { Subject = subject, Limit = limit });
}
