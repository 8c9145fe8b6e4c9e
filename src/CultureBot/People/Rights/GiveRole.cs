using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.People.Rights;

/// <summary>Why a role is not given or taken; nothing is changed then.</summary>
public enum RoleRefusal
{
    /// <summary>There is no such account, it is no full member's, or they have left.</summary>
    NotMember,

    /// <summary>The configuration gives it: only there it can be taken.</summary>
    Configured,

    /// <summary>Nobody would be left who can give it again.</summary>
    LastAdministrator,
}

/// <summary>An administrator gives somebody a role.</summary>
/// <param name="Account">Who gets it.</param>
/// <param name="Role">One role, of those in <see cref="Roles.OnPage"/>.</param>
/// <param name="By">The administrator.</param>
public sealed record GiveRole(AccountId Account, Role Role, AccountId By);

/// <summary>Given twice it changes nothing; what the configuration gives already is not given once more.</summary>
public sealed class GiveRoleHandler(Database database, Roles roles, TimeProvider clock)
{
    /// <returns>Null when they have it now.</returns>
    public Task<RoleRefusal?> HandleAsync(GiveRole request, CancellationToken cancellationToken) =>
        database.WriteAsync(sql => StoreAsync(sql, request), WriteUrgency.Acknowledgement, cancellationToken);

    private async Task<RoleRefusal?> StoreAsync(SqlSession sql, GiveRole request)
    {
        await GivenRolesStore.LockAsync(sql);
        if (await PeopleStore.FindAsync(sql, request.Account) is not { Kind: AccountKind.Member, IsActive: true } account) return RoleRefusal.NotMember;
        if ((await roles.OfAsync(sql, account)).HasFlag(request.Role)) return null;

        var now = clock.GetCurrentInstant();
        await GivenRolesStore.AddAsync(sql, account.Id, request.Role, request.By, now);
        await RoleAudit.AddAsync(sql, RoleAudit.Given, account.Id, request.Role, request.By, now);
        return null;
    }
}
