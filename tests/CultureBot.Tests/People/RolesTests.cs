using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;
using static CultureBot.Tests.People.DirectoryPlatform;

namespace CultureBot.Tests.People;

public sealed class RolesTests
{
    private static readonly PlatformAccount Ana = Member("U1", "Ana") with { Email = "ana@example.com", IsEmailConfirmed = true };

    [Theory, DatabaseData]
    public async Task Roles_come_from_lists_and_from_who_reports_to_whom(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.AddRange([Ana, Member("U2", "Bo") with { Email = "bo@example.com", IsEmailConfirmed = true }]);
        test.Platform.Managers.Add("U2", "U1");
        await test.SyncAsync();
        var roles = RolesOf(test, ("Roles:Administrators:0", "ANA@example.com "), ("Roles:Auditors", "bo@example.com, ana@example.com"));

        Assert.Equal(Role.Administrator | Role.Auditor | Role.Manager, await FindAsync("U1"));
        Assert.Equal(Role.Auditor, await FindAsync("U2"));

        await test.SaveAsync(Member("U2", "Bo") with { IsDeactivated = true, ChangedAt = 101 });
        Assert.Equal(Role.Administrator | Role.Auditor, await FindAsync("U1"));

        async Task<Role> FindAsync(string id) => await roles.FindAsync((await test.FindAsync(id))!, PeopleTest.Cancellation);
    }

    [Theory, DatabaseData]
    public async Task Unconfirmed_addresses_guests_and_leavers_have_no_role(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var accounts = await test.SaveAsync(
            Ana with { IsEmailConfirmed = false },
            Ana with { AccountId = "U2", Kind = AccountKind.Guest },
            Ana with { AccountId = "U3", IsDeactivated = true },
            Member("U4", "No address") with { IsEmailConfirmed = true });
        var roles = RolesOf(test, ("Roles:Hr", "ana@example.com"));

        foreach (var account in accounts) Assert.Equal(Role.None, await roles.OfAsync(account, PeopleTest.Cancellation));
        Assert.Equal(4, accounts.Count);
    }

    private static Roles RolesOf(PeopleTest test, params (string Key, string Value)[] settings) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
                .Build(),
            test.Database);
}
