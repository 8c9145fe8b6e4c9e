using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime.Extensions;

namespace CultureBot.People.Rights;

/// <summary>What became of using the address of the first administrator.</summary>
public enum FirstAdministratorResult
{
    Become,

    /// <summary>The address is unknown or used, a later start made another, or there is an administrator by now.</summary>
    Over,

    /// <summary>Guests have no role; the address still works for a full member.</summary>
    NotMember,
}

/// <summary>
/// Makes the first administrator: while nobody is one, each start makes an address that works once, for whoever is signed in.
/// Whoever reads the program's log runs it anyway.
/// </summary>
public sealed class FirstAdministrator(Database database, Roles roles, TimeProvider clock)
{
    /// <summary>Makes the address's secret anew, and voids the one before.</summary>
    /// <returns>Null when there is an administrator, or the configuration names one.</returns>
    public async Task<string?> MakeAsync(CancellationToken cancellationToken)
    {
        var (secret, hash) = OneTimeSecret.Create();
        var isMade = await database.WriteAsync(
            async sql =>
            {
                await GivenRolesStore.LockAsync(sql);
                var isNeeded = !await roles.IsGivenAsync(sql, Role.Administrator);
                await FirstAdministratorStore.ReplaceAsync(sql, isNeeded ? hash : null, clock.GetCurrentInstant());
                return isNeeded;
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        return isMade ? secret : null;
    }

    /// <summary>Whether the address would make somebody administrator now.</summary>
    public Task<bool> IsValidAsync(string secret, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => await FirstAdministratorStore.IsValidAsync(sql, OneTimeSecret.HashOf(secret)) && !await roles.IsGivenAsync(sql, Role.Administrator),
        cancellationToken);

    /// <summary>Uses the address up.</summary>
    public Task<FirstAdministratorResult> HandleAsync(string secret, AccountId by, CancellationToken cancellationToken) =>
        database.WriteAsync(sql => StoreAsync(sql, secret, by), WriteUrgency.Acknowledgement, cancellationToken);

    private async Task<FirstAdministratorResult> StoreAsync(SqlSession sql, string secret, AccountId by)
    {
        await GivenRolesStore.LockAsync(sql);
        var hash = OneTimeSecret.HashOf(secret);
        if (!await FirstAdministratorStore.IsValidAsync(sql, hash) || await roles.IsGivenAsync(sql, Role.Administrator)) return FirstAdministratorResult.Over;
        if (await PeopleStore.FindAsync(sql, by) is not { Kind: AccountKind.Member, IsActive: true }) return FirstAdministratorResult.NotMember;
        if (!await FirstAdministratorStore.UseUpAsync(sql, hash)) return FirstAdministratorResult.Over;

        var now = clock.GetCurrentInstant();
        await GivenRolesStore.AddAsync(sql, by, Role.Administrator, by: null, now);
        await RoleAudit.AddAsync(sql, RoleAudit.First, by, Role.Administrator, by, now);
        return FirstAdministratorResult.Become;
    }
}
