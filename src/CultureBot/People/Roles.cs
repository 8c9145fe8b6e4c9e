using CultureBot.Chat;
using CultureBot.Storage;
using Microsoft.Extensions.Configuration;

namespace CultureBot.People;

/// <summary>What somebody may do beyond what everybody may.</summary>
[Flags]
public enum Role
{
    None = 0,
    Administrator = 1,
    Hr = 2,
    Auditor = 4,

    /// <summary>Somebody who has not left reports to them.</summary>
    Manager = 8,
}

/// <summary>
/// Who has which role: the e-mail lists <c>Roles:Administrators</c>, <c>Roles:Hr</c> and <c>Roles:Auditors</c> of the
/// configuration, matched with confirmed addresses of active full members only.
/// </summary>
public sealed class Roles(IConfiguration configuration, Database database)
{
    private readonly (Role Role, HashSet<string> Emails)[] _lists =
    [
        (Role.Administrator, Emails(configuration, "Roles:Administrators")),
        (Role.Hr, Emails(configuration, "Roles:Hr")),
        (Role.Auditor, Emails(configuration, "Roles:Auditors")),
    ];

    /// <summary>The configured roles, without <see cref="Role.Manager"/>.</summary>
    public Role Of(Account account) =>
        account is { Kind: AccountKind.Member, IsEmailConfirmed: true, IsActive: true, Email.Length: > 0 }
            ? _lists.Where(list => list.Emails.Contains(account.Email)).Aggregate(Role.None, (roles, list) => roles | list.Role)
            : Role.None;

    /// <summary>Whether the configuration names anybody for the role, known here yet or not.</summary>
    public bool IsGiven(Role role) => _lists.Any(list => list.Role == role && list.Emails.Count > 0);

    /// <summary>Everybody who has the configured role, in the order of ids.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(SqlSession sql, Role role)
    {
        var emails = _lists.Where(list => list.Role == role).SelectMany(list => list.Emails).ToList();
        return emails.Count == 0 ? [] : await PeopleStore.ListByEmailsAsync(sql, emails);
    }

    /// <summary>All roles.</summary>
    public async Task<Role> FindAsync(Account account, CancellationToken cancellationToken) =>
        Of(account) | (await IsManagerAsync(account, cancellationToken) ? Role.Manager : Role.None);

    public async Task<bool> IsManagerAsync(Account account, CancellationToken cancellationToken) =>
        account is { Kind: AccountKind.Member, IsActive: true }
        && await database.ReadAsync(sql => PeopleStore.HasReportsAsync(sql, account), cancellationToken);

    // A list in a file is an array; in an environment variable it is more easily one value with commas.
    private static HashSet<string> Emails(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        return section.GetChildren().Select(child => child.Value)
            .Append(section.Value)
            .SelectMany(value => (value ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Select(AccountText.Email)
            .ToHashSet(StringComparer.Ordinal);
    }
}
