using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.People.Rights;

/// <summary>An administrator takes a role from somebody, who may have left.</summary>
/// <param name="Account">Who loses it.</param>
/// <param name="Role">One role, of those in <see cref="Roles.OnPage"/>.</param>
/// <param name="By">The administrator.</param>
public sealed record TakeRole(AccountId Account, Role Role, AccountId By);

/// <summary>Taken twice it changes nothing.</summary>
public sealed class TakeRoleHandler(Database database, Roles roles, TimeProvider clock)
{
    /// <returns>Null when they do not have it now.</returns>
    public Task<RoleRefusal?> HandleAsync(TakeRole request, CancellationToken cancellationToken) =>
        database.WriteAsync(sql => StoreAsync(sql, request), WriteUrgency.Acknowledgement, cancellationToken);

    private async Task<RoleRefusal?> StoreAsync(SqlSession sql, TakeRole request)
    {
        await GivenRolesStore.LockAsync(sql);
        if (await PeopleStore.FindAsync(sql, request.Account) is not { } account) return RoleRefusal.NotMember;
        if (roles.Configured(account).HasFlag(request.Role)) return RoleRefusal.Configured;
        var holders = await roles.ListAsync(sql, request.Role);
        if (request.Role == Role.Administrator && holders is [var last] && last.Id == account.Id) return RoleRefusal.LastAdministrator;
        if (!await GivenRolesStore.RemoveAsync(sql, account.Id, request.Role)) return null;

        await RoleAudit.AddAsync(sql, RoleAudit.Taken, account.Id, request.Role, request.By, clock.GetCurrentInstant());
        return null;
    }
}
