using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Rights;
using CultureBot.Privacy;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Extensions;
using static CultureBot.Tests.People.DirectoryPlatform;

namespace CultureBot.Tests.People;

public sealed class GivenRolesTests
{
    [Theory, DatabaseData]
    public async Task What_is_given_counts_beside_what_the_configuration_gives_and_is_audited(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var people = await test.SaveAsync(
            Member("U1", "Ana") with { Email = "ana@example.com", IsEmailConfirmed = true }, Member("U2", "Bo"), Member("U3", "Cy"));
        var (ana, bo) = (people.Single(p => p.Name == "Ana"), people.Single(p => p.Name == "Bo"));
        var roles = RolesOf(test, ("Roles:Hr", "ana@example.com"));
        var give = new GiveRoleHandler(test.Database, roles, test.Clock);

        Assert.Null(await give.HandleAsync(new(bo.Id, Role.Hr, ana.Id), PeopleTest.Cancellation));
        Assert.Null(await give.HandleAsync(new(bo.Id, Role.Hr, ana.Id), PeopleTest.Cancellation));
        Assert.Null(await give.HandleAsync(new(ana.Id, Role.Hr, ana.Id), PeopleTest.Cancellation));

        Assert.Equal(Role.Hr, await roles.OfAsync(bo, PeopleTest.Cancellation));
        Assert.Equal(new HashSet<AccountId> { ana.Id, bo.Id }, (await ListAsync(test, roles, Role.Hr)).Select(account => account.Id).ToHashSet());
        Assert.Equal(1, await test.CountAsync("given_roles"));
        var entry = Assert.Single(await test.Database.ReadAsync(sql => AuditStore.ListAsync(sql, RoleAudit.SubjectOf(bo.Id), 9), PeopleTest.Cancellation));
        Assert.Equal(("role.given", "Hr", ana.Id), (entry.Action, entry.Details, entry.AccountId));
    }

    [Theory, DatabaseData]
    public async Task The_overview_says_who_gave_what_and_whom_one_could_give_more(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var people = await test.SaveAsync(
            Member("U1", "Ana") with { Email = "ana@example.com", IsEmailConfirmed = true },
            Member("U2", "Bo 100%") with { Email = "bo@example.com" },
            Member("U3", "Cy") with { Kind = AccountKind.Guest },
            Member("U4", "Di") with { IsDeactivated = true });
        var (ana, bo) = (people.Single(p => p.Name == "Ana"), people.Single(p => p.Name == "Bo 100%"));
        var roles = RolesOf(test, ("Roles:Administrators", "ana@example.com, unknown@example.com"));
        await new GiveRoleHandler(test.Database, roles, test.Clock).HandleAsync(new(bo.Id, Role.Auditor, ana.Id), PeopleTest.Cancellation);
        var read = new ReadRoles(test.Database, roles);

        var all = await read.HandleAsync("", PeopleTest.Cancellation);
        var byAddress = await read.HandleAsync("@EXAMPLE", PeopleTest.Cancellation);
        var bySign = await read.HandleAsync("0%", PeopleTest.Cancellation);
        var gone = await read.HandleAsync("Di", PeopleTest.Cancellation);

        Assert.Equal([Role.Administrator, Role.Hr, Role.Auditor], all.Lists.Select(list => list.Role));
        var administrator = Assert.Single(all.Lists[0].Holders);
        Assert.Equal(("Ana", true, ""), (administrator.Account.Name, administrator.IsConfigured, administrator.GivenBy));
        Assert.Equal(["unknown@example.com"], all.Lists[0].Unknown);
        Assert.Empty(all.Lists[1].Holders);
        var auditor = Assert.Single(all.Lists[2].Holders);
        Assert.Equal(("Bo 100%", false, "Ana", test.Clock.GetCurrentInstant()), (auditor.Account.Name, auditor.IsConfigured, auditor.GivenBy, auditor.GivenAt));
        Assert.Empty(all.Found);
        Assert.Equal(["Ana", "Bo 100%"], byAddress.Found.Select(candidate => candidate.Account.Name));
        Assert.Equal([Role.Hr, Role.Auditor], byAddress.Found[0].Missing);
        Assert.Equal(["Bo 100%"], bySign.Found.Select(candidate => candidate.Account.Name));
        Assert.Empty(gone.Found);
    }

    [Theory, DatabaseData]
    public async Task Surveys_need_an_auditors_yes_once_somebody_was_made_one(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var ana = Assert.Single(await test.SaveAsync(Member("U1", "Ana")));
        var roles = RolesOf(test);
        SurveySettings settings = new(new ConfigurationBuilder().Build(), roles);
        var before = await test.Database.ReadAsync(settings.RequiresApprovalAsync, PeopleTest.Cancellation);

        await new GiveRoleHandler(test.Database, roles, test.Clock).HandleAsync(new(ana.Id, Role.Auditor, ana.Id), PeopleTest.Cancellation);
        var since = await test.Database.ReadAsync(settings.RequiresApprovalAsync, PeopleTest.Cancellation);

        Assert.False(before);
        Assert.True(since);
    }

    [Theory, DatabaseData]
    public async Task Who_left_has_no_role_and_is_no_administrator_who_counts(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var people = await test.SaveAsync(Member("U1", "Ana"), Member("U2", "Bo"));
        var (ana, bo) = (people.Single(p => p.Name == "Ana"), people.Single(p => p.Name == "Bo"));
        var roles = RolesOf(test);
        var give = new GiveRoleHandler(test.Database, roles, test.Clock);
        var take = new TakeRoleHandler(test.Database, roles, test.Clock);
        foreach (var account in people) await give.HandleAsync(new(account.Id, Role.Administrator, ana.Id), PeopleTest.Cancellation);

        await test.SaveAsync(Member("U2", "Bo") with { IsDeactivated = true, ChangedAt = 101 });

        Assert.Equal(Role.None, await roles.OfAsync((await test.FindAsync("U2"))!, PeopleTest.Cancellation));
        Assert.Equal([ana.Id], (await ListAsync(test, roles, Role.Administrator)).Select(account => account.Id));
        Assert.Equal(RoleRefusal.LastAdministrator, await take.HandleAsync(new(ana.Id, Role.Administrator, ana.Id), PeopleTest.Cancellation));
        Assert.Equal(RoleRefusal.NotMember, await give.HandleAsync(new(bo.Id, Role.Hr, ana.Id), PeopleTest.Cancellation));
        Assert.Null(await take.HandleAsync(new(bo.Id, Role.Administrator, ana.Id), PeopleTest.Cancellation));
        Assert.Equal(1, await test.CountAsync("given_roles"));
    }

    [Theory, DatabaseData]
    public async Task Two_administrators_who_take_from_each_other_at_once_leave_one(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var people = await test.SaveAsync(Member("U1", "Ana"), Member("U2", "Bo"));
        var roles = RolesOf(test);
        foreach (var account in people)
            await new GiveRoleHandler(test.Database, roles, test.Clock).HandleAsync(new(account.Id, Role.Administrator, account.Id), PeopleTest.Cancellation);
        var take = new TakeRoleHandler(test.Database, roles, test.Clock);

        var results = await Task.WhenAll(
            take.HandleAsync(new(people[0].Id, Role.Administrator, people[1].Id), PeopleTest.Cancellation),
            take.HandleAsync(new(people[1].Id, Role.Administrator, people[0].Id), PeopleTest.Cancellation));

        Assert.Single(results, refusal => refusal is null);
        Assert.Single(results, refusal => refusal == RoleRefusal.LastAdministrator);
        Assert.Equal(1, await test.CountAsync("given_roles"));
    }

    [Theory, DatabaseData]
    public async Task Of_two_who_use_the_first_administrators_address_at_once_one_becomes_it(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var people = await test.SaveAsync(Member("U1", "Ana"), Member("U2", "Bo"));
        var first = new FirstAdministrator(test.Database, RolesOf(test), test.Clock);
        var secret = await first.MakeAsync(PeopleTest.Cancellation);

        var results = await Task.WhenAll(people.Select(account => first.HandleAsync(secret!, account.Id, PeopleTest.Cancellation)));

        Assert.Single(results, result => result == FirstAdministratorResult.Become);
        Assert.Single(results, result => result == FirstAdministratorResult.Over);
        Assert.Null(await first.MakeAsync(PeopleTest.Cancellation));
        Assert.Equal(1, await test.CountAsync("given_roles"));
    }

    [Theory, DatabaseData]
    public async Task All_sessions_end_when_somebody_leaves_and_come_back_with_nobody(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.AddRange([Member("U1", "Ana"), Member("U2", "Bo")]);
        await test.SyncAsync();
        var signIn = new SignIn(test.Database, test.Clock);
        var (ana, bo) = (await SessionAsync("U1"), await SessionAsync("U2"));

        await test.SaveAsync(Member("U1", "Ana") with { IsDeactivated = true, ChangedAt = 101 });
        await test.SaveAsync(Member("U1", "Ana") with { ChangedAt = 102 });
        test.Platform.Accounts.RemoveAll(account => account.AccountId == "U2");
        test.Clock.Advance(Duration.FromHours(1));
        await test.SyncAsync();

        Assert.NotNull((await test.FindAsync("U2"))!.DeactivatedAt);
        Assert.Equal(0, await test.CountAsync("sessions"));
        Assert.Null(await signIn.FindSessionAsync(ana, PeopleTest.Cancellation));
        Assert.Null(await signIn.FindSessionAsync(bo, PeopleTest.Cancellation));

        async Task<string> SessionAsync(string id) => (await signIn.BeginAsync("directory", new("T1", id), PeopleTest.Cancellation))!;
    }

    private static Task<IReadOnlyList<Account>> ListAsync(PeopleTest test, Roles roles, Role role) =>
        test.Database.ReadAsync(sql => roles.ListAsync(sql, role), PeopleTest.Cancellation);

    private static Roles RolesOf(PeopleTest test, params (string Key, string Value)[] settings) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
                .Build(),
            test.Database);
}
