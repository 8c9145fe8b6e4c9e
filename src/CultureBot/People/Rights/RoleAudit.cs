using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Rights;

/// <summary>What the audit says of roles.</summary>
internal static class RoleAudit
{
    /// <summary>Taken by the one-time address of a start.</summary>
    public const string First = "role.first";

    public const string Given = "role.given";

    public const string Taken = "role.taken";

    public static string SubjectOf(AccountId account) => $"account:{account.Value:D}";

    public static Task AddAsync(SqlSession sql, string action, AccountId account, Role role, AccountId by, Instant now) =>
        AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = action, Subject = SubjectOf(account), Details = role.ToString() });
}
