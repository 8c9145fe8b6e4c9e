using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People.Rights;
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
/// configuration, matched with confirmed addresses, and what administrators gave on a page, account by account. Only active full
/// members have any.
/// </summary>
public sealed class Roles(IConfiguration configuration, Database database)
{
    private readonly (Role Role, HashSet<string> Emails)[] _lists =
    [
        (Role.Administrator, Emails(configuration, "Roles:Administrators")),
        (Role.Hr, Emails(configuration, "Roles:Hr")),
        (Role.Auditor, Emails(configuration, "Roles:Auditors")),
    ];

    /// <summary>What administrators give and take; who is a manager follows from who reports to whom.</summary>
    public static ImmutableArray<Role> OnPage { get; } = [Role.Administrator, Role.Hr, Role.Auditor];

    /// <summary>What the configuration gives, which no page can take.</summary>
    public Role Configured(Account account) =>
        account is { Kind: AccountKind.Member, IsEmailConfirmed: true, IsActive: true, Email.Length: > 0 }
            ? _lists.Where(list => list.Emails.Contains(account.Email)).Aggregate(Role.None, (roles, list) => roles | list.Role)
            : Role.None;

    /// <summary>The addresses that the configuration lists for a role, known here yet or not.</summary>
    public IEnumerable<string> ConfiguredEmails(Role role) => _lists.Where(list => list.Role == role).SelectMany(list => list.Emails);

    /// <summary>What the configuration and the page give, without <see cref="Role.Manager"/>.</summary>
    public async Task<Role> OfAsync(SqlSession sql, Account account) => Configured(account) | await GivenRolesStore.FindAsync(sql, account.Id);

    /// <summary>The same, outside of any unit of work.</summary>
    public Task<Role> OfAsync(Account account, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => OfAsync(sql, account), cancellationToken);

    /// <summary>Whether the configuration names anybody for the role, known here yet or not, or somebody was given it.</summary>
    public async Task<bool> IsGivenAsync(SqlSession sql, Role role) => ConfiguredEmails(role).Any() || await GivenRolesStore.AnyAsync(sql, role);

    /// <summary>Everybody who has the role, in the order of ids.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(SqlSession sql, Role role) =>
    [
        .. (await ListConfiguredAsync(sql, role)).Concat(await GivenRolesStore.ListAsync(sql, role))
            .DistinctBy(account => account.Id)
            .OrderBy(account => account.Id.Value.ToString("D"), StringComparer.Ordinal),
    ];

    /// <summary>Everybody to whom the configuration gives the role, in the order of ids.</summary>
    public async Task<IReadOnlyList<Account>> ListConfiguredAsync(SqlSession sql, Role role)
    {
        List<string> emails = [.. ConfiguredEmails(role)];
        return emails.Count == 0 ? [] : await PeopleStore.ListByEmailsAsync(sql, emails);
    }

    /// <summary>All roles.</summary>
    public async Task<Role> FindAsync(Account account, CancellationToken cancellationToken) =>
        await OfAsync(account, cancellationToken) | (await IsManagerAsync(account, cancellationToken) ? Role.Manager : Role.None);

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
