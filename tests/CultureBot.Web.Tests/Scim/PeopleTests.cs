using System.Net;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.People.Persons;
using CultureBot.People.Rights;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.Scim;

/// <summary>What becomes of people by what an identity provider says.</summary>
public sealed class PeopleTests
{
    [Theory, DatabaseData]
    public async Task A_user_is_the_person_whose_confirmed_address_it_has(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        await company.AddAccountAsync("Ana");

        await company.AddAsync("ANA", $$"""
            "timezone":"europe/berlin","addresses":[{"type":"work","locality":"Berlin","country":"de"}],
            "urn:ietf:params:scim:schemas:extension:culturebot:2.0:User":{"startDate":"2024-02-29T00:00:00Z"},"{{ScimCompany.Enterprise}}":{"department":" Sales "}
            """);

        var ana = Assert.Single((await company.ReadAsync()).People.Values);
        Assert.True(ana.IsReachable);
        Assert.Equal(new LocalDate(2024, 2, 29), ana.StartDate);
        Assert.Equal(
            [("country", "DE"), ("location", "Berlin"), ("team", "Sales"), ("time_zone", "Europe/Berlin")],
            ana.Attributes.Select(one => (one.Key, one.Value)).Order());
        Assert.Equal(1, await company.ScalarAsync<long>("SELECT COUNT(*) FROM persons"));
    }

    [Theory, DatabaseData]
    public async Task What_the_directory_cannot_read_is_kept_for_the_provider_and_not_used(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);

        var id = await company.AddAsync("Ana", "\"timezone\":\"Pacific Standard Time\",\"addresses\":[{\"country\":\"United States\"}]");

        Assert.Empty((await company.PersonAsync("Ana")).Attributes);
        Assert.Equal("Pacific Standard Time", (string)(await company.GetAsync($"/Users/{id}")).Body!["timezone"]!);
    }

    [Theory]
    [DatabaseData("\"userName\":\"ANA@example.com\"", "userName")]
    [DatabaseData("\"userName\":\"x@example.com\",\"externalId\":\"E1\"", "externalId")]
    [DatabaseData("\"userName\":\"x@example.com\",\"emails\":[{\"value\":\"Ana@Example.com\"}]", "address")]
    public async Task What_another_user_has_is_a_conflict(DatabaseKind kind, string attributes, string named)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        await company.AddAsync("Ana", "\"externalId\":\"E1\"");
        var ben = await company.AddAsync("Ben");

        foreach (var answer in (ScimAnswer[])
                 [
                     await company.SendAsync("POST", "/Users", $"{{{attributes}}}"), await company.SendAsync("PUT", $"/Users/{ben}", $"{{{attributes}}}"),
                     await company.PatchAsync($"/Users/{ben}", $$"""{"op":"replace","value":{ {{attributes}} } }"""),
                 ])
        {
            Assert.Equal((HttpStatusCode.Conflict, "uniqueness"), (answer.Status, answer.Fault));
            Assert.Contains(named, (string)answer.Body!["detail"]!, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await company.GetAsync("/Users")).Listed.Count);
    }

    [Theory, DatabaseData]
    public async Task Two_users_are_never_one_person_of_two_addresses(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        await company.AddAccountAsync("Ana");
        await company.AddAsync("Ana");
        await company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE accounts SET email = 'ana.roth@example.com'"), WriteUrgency.Background, ScimCompany.Cancellation);

        var answer = await company.SendAsync("POST", "/Users", """{"userName":"ana.roth@example.com"}""");

        Assert.Equal((HttpStatusCode.Conflict, "uniqueness"), (answer.Status, answer.Fault));
    }

    [Theory, DatabaseData]
    public async Task Somebody_whose_address_changes_becomes_one_with_the_account_that_has_it(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        await company.AddAccountAsync("Ana");
        await company.ImportAsync("email,birthday\nana@example.com,07-04\n");
        var id = await company.AddAsync("Anna", "\"title\":\"Clerk\"");
        Assert.Equal(2, (await company.ReadAsync()).People.Count);

        await company.PatchAsync($"/Users/{id}", """{"op":"replace","path":"userName","value":"ana@example.com"}""");

        var ana = Assert.Single((await company.ReadAsync()).People.Values);
        Assert.Equal(("Anna", true, "Clerk"), (ana.Name, ana.IsReachable, ana.Attributes["title"]));
        Assert.Equal(HttpStatusCode.OK, (await company.PatchAsync($"/Users/{id}", """{"op":"replace","path":"title","value":"Chief"}""")).Status);
        Assert.Equal("Chief", (await company.PersonAsync("Anna")).Attributes["title"]);
    }

    [Theory]
    [DatabaseData("mia@EXAMPLE.com")]
    [DatabaseData("M-1")]
    [DatabaseData("MÜLLER@example.com")]
    public async Task A_manager_who_comes_later_is_the_manager_from_then_on(DatabaseKind kind, string named)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var ana = await company.AddAsync("Ana", $$"""
            "{{ScimCompany.Enterprise}}":{"manager":{"value":"{{named}}"} }
            """);
        await company.AddAsync("Ben");
        Assert.Null((await company.PersonAsync("Ana")).ManagerId);

        await company.AddAsync("Mia", "\"externalId\":\"m-1\",\"emails\":[{\"value\":\"müller@example.com\"}]");

        Assert.Equal((await company.PersonAsync("Mia")).Id, (await company.PersonAsync("Ana")).ManagerId);
        Assert.Null((await company.PersonAsync("Ben")).ManagerId);
        Assert.Equal(ana, (string)Assert.Single((await company.FindAsync("Users", $"manager eq \"{named}\"")).Listed)!["id"]!);
        // Answered as it was sent.
        Assert.Equal(named, (string)(await company.GetAsync($"/Users/{ana}")).Body![ScimCompany.Enterprise]!["manager"]!["value"]!);
    }

    [Theory, DatabaseData]
    public async Task Nobody_is_their_own_manager(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);

        await company.AddAsync("Ana", $$"""
            "{{ScimCompany.Enterprise}}":{"manager":"ana@example.com"}
            """);

        Assert.Equal(0, await company.ScalarAsync<long>("SELECT COUNT(*) FROM directory_fields WHERE field = 'manager'"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_leaves_is_not_of_the_organization_and_returns_with_all_that_was_theirs(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        await company.AddAccountAsync("Ana");
        await company.ImportAsync("email,birthday,shift\nana@example.com,07-04,late\n");
        var id = await company.AddAsync("Ana", $$"""
            "{{ScimCompany.Enterprise}}":{"department":"Sales"}
            """);
        var before = company.App.Clock.Now;
        await company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync("INSERT INTO sessions (secret_hash, account_id, created_at, expires_at) SELECT 'x', id, 0, 9999999999999 FROM accounts"),
            WriteUrgency.Background,
            ScimCompany.Cancellation);

        await company.PatchAsync($"/Users/{id}", """{"op":"replace","path":"active","value":false}""");
        await company.PatchAsync($"/Users/{id}", $$"""{"op":"replace","path":"{{ScimCompany.Enterprise}}:department","value":"IT"}""");

        Assert.Empty((await company.ReadAsync()).People);
        Assert.Equal(0, await company.ScalarAsync<long>("SELECT COUNT(*) FROM sessions"));
        Assert.Empty(await company.App.Database.ReadAsync(TeamsStore.ListNamesAsync, ScimCompany.Cancellation));
        var then = Assert.Single((await ReadAtAsync(company, before)).People.Values);
        Assert.Equal("Sales", then.Attributes["team"]);
        // HR's file of yesterday brings nobody back whom the provider let go.
        Assert.Equal(1, Assert.IsType<PeopleImported>(await company.ImportAsync("email,birthday,shift,team\nana@example.com,07-04,late,HR\n")).Kept);
        Assert.Empty((await company.ReadAsync()).People);
        var away = company.App.Clock.Now;

        await company.PatchAsync($"/Users/{id}", """{"op":"replace","path":"active","value":"True"}""");

        var ana = Assert.Single((await company.ReadAsync()).People.Values);
        Assert.Equal(("IT", "late"), (ana.Attributes["team"], ana.Attributes["shift"]));
        Assert.Empty((await ReadAtAsync(company, away)).People);
        Assert.Equal(1, await company.ScalarAsync<long>("SELECT COUNT(*) FROM persons"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_left_signs_in_no_more_and_has_no_role_while_their_chat_account_is_open(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var account = await company.AddAccountAsync("Ana");
        var id = await company.AddAsync("Ana");
        var app = company.App;
        await app.Services.GetRequiredService<GiveRoleHandler>().HandleAsync(new(account, Role.Hr, account), ScimCompany.Cancellation);
        var roles = new Roles(new ConfigurationBuilder().AddInMemoryCollection([new("Roles:Administrators", "ana@example.com")]).Build(), app.Database);
        Assert.Equal((Role.Administrator | Role.Hr, 1, 1), await RolesAsync());

        await company.PatchAsync($"/Users/{id}", """{"op":"replace","path":"active","value":false}""");

        using var refused = await Browsers.PressAsync(app.NewClient(cookies: true), await Browsers.LinkAsync(app, account));
        Assert.Equal(HttpStatusCode.Gone, refused.StatusCode);
        Assert.Null(await app.Services.GetRequiredService<SignIn>().BeginAsync("slack", new("T1", "U-Ana"), ScimCompany.Cancellation));
        Assert.Equal((Role.None, 0, 0), await RolesAsync());

        await company.PatchAsync($"/Users/{id}", """{"op":"replace","path":"active","value":true}""");

        using var welcome = await Browsers.PressAsync(app.NewClient(cookies: true), await Browsers.LinkAsync(app, account));
        Assert.Equal(HttpStatusCode.Redirect, welcome.StatusCode);
        Assert.Equal((Role.Administrator | Role.Hr, 1, 1), await RolesAsync());

        Task<(Role, int, int)> RolesAsync() => app.Database.ReadAsync(
            async sql => (
                await roles.OfAsync(sql, (await PeopleStore.FindAsync(sql, account))!), (await roles.ListAsync(sql, Role.Hr)).Count,
                (await roles.ListAsync(sql, Role.Administrator)).Count),
            ScimCompany.Cancellation);
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_left_leads_no_team(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var mia = await company.AddAsync("Mia");
        await company.AddAsync("Ana", $$"""
            "{{ScimCompany.Enterprise}}":{"department":"Sales","manager":{"value":"{{mia}}"} }
            """);
        Assert.NotNull(await LeadAsync());

        await company.PatchAsync($"/Users/{mia}", """{"op":"replace","path":"active","value":false}""");

        Assert.Null(await LeadAsync());

        Task<PersonId?> LeadAsync() => company.App.Database.ReadAsync(sql => TeamsStore.FindLeadAsync(sql, ["Sales"]), ScimCompany.Cancellation);
    }

    [Theory]
    [DatabaseData(true)]
    [DatabaseData(false)]
    public async Task Whoever_becomes_one_with_somebody_whom_the_provider_let_go_is_here_with_their_team(DatabaseKind kind, bool isOlderHere)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var older = await company.AddAccountAsync("Ana");
        company.App.Clock.Advance(Duration.FromSeconds(1));
        var younger = await company.AddAccountAsync("Anna");
        var (here, gone) = isOlderHere ? ("Ana", "Anna") : ("Anna", "Ana");
        await company.AddAsync(here, $$"""
            "{{ScimCompany.Enterprise}}":{"department":"Sales"}
            """);
        var left = await company.AddAsync(gone, $$"""
            "{{ScimCompany.Enterprise}}":{"department":"IT"}
            """);
        await company.PatchAsync($"/Users/{left}", """{"op":"replace","path":"active","value":false}""");
        var before = company.App.Clock.Now;
        company.App.Clock.Advance(Duration.FromDays(1));

        Assert.Null(await company.App.Services.GetRequiredService<MergePersons>().SameAsync(older, younger, null, ScimCompany.Cancellation));

        var one = Assert.Single((await company.ReadAsync()).People.Values);
        Assert.Equal("Sales", one.Attributes["team"]);
        Assert.Equal(new PersonId(older.Value), one.Id);
        Assert.Equal(0, await company.ScalarAsync<long>("SELECT COUNT(*) FROM directory_absences WHERE returned_at IS NULL"));
        // Whoever was here all the time was never away.
        if (isOlderHere) Assert.Contains(one.Id, (await ReadAtAsync(company, before)).People.Keys);
    }

    [Theory, DatabaseData]
    public async Task Whom_the_provider_deleted_returns_when_anybody_names_them_again(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var person = await PersonOfAsync(await company.AddAsync("Ana", "\"title\":\"Clerk\""));

        await company.SendAsync("DELETE", "/Users/" + (string)(await company.GetAsync("/Users")).Listed[0]!["id"]!);
        Assert.Empty((await company.ReadAsync()).People);
        var again = await company.AddAsync("Ana");
        Assert.Equal(person, await PersonOfAsync(again));
        Assert.Equal("Clerk", (await company.PersonAsync("Ana")).Attributes["title"]);

        await company.SendAsync("DELETE", $"/Users/{again}");
        Assert.Equal(0, Assert.IsType<PeopleImported>(await company.ImportAsync("email,title\nana@example.com,Chief\n")).Kept);
        Assert.Equal("Chief", (await company.PersonAsync("Ana")).Attributes["title"]);

        async Task<PersonId> PersonOfAsync(string _) => (await company.PersonAsync("Ana")).Id;
    }

    [Theory, DatabaseData]
    public async Task An_import_leaves_alone_what_the_provider_has_said_once(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        await company.ImportAsync("email,name,team,title,birthday\nana@example.com,Ana by HR,Sales,Clerk,\n");
        var id = await company.AddAsync("Ana", $$"""
            "title":"Chief","{{ScimCompany.Enterprise}}":{"department":"IT"}
            """);
        await company.PatchAsync($"/Users/{id}", """{"op":"remove","path":"title"}""");

        var imported = Assert.IsType<PeopleImported>(await company.ImportAsync("email,name,team,title,shift\nana@example.com,Ana by HR,Sales,Clerk,late\n"));

        Assert.Equal((0, 1, 0, 2), (imported.Added, imported.Changed, imported.Unchanged, imported.Kept));
        var ana = await company.PersonAsync("Ana");
        Assert.Equal([("shift", "late"), ("team", "IT")], ana.Attributes.Select(one => (one.Key, one.Value)).Order());
    }

    [Theory, DatabaseData]
    public async Task Groups_are_teams_where_no_department_names_any(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var (ana, ben, cem) = (await company.AddAsync("Ana"), await company.AddAsync("Ben"), await company.AddAsync("Cem", "\"active\":false"));
        await company.SendAsync("POST", "/Groups", $$"""{"displayName":"Everybody","members":[{"value":"{{ana}}"},{"value":"{{ben}}"},{"value":"{{cem}}"}]}""");
        await company.SendAsync("POST", "/Groups", $$"""{"displayName":"Sales","members":[{"value":"{{ana}}"}]}""");
        var both = (await company.ReadAsync()).People;

        var teams = await company.App.Database.ReadAsync(sql => TeamsStore.ListOfAsync(sql, [.. both.Keys]), ScimCompany.Cancellation);
        Assert.Equal(["Everybody", "Sales"], both.Values.OrderByDescending(person => person.Name, StringComparer.Ordinal).Select(person => teams[person.Id]));
        Assert.Equal(2, (await company.App.Database.ReadAsync(TeamsStore.ListOfAllAsync, ScimCompany.Cancellation)).Count);

        await company.PatchAsync($"/Users/{ben}", $$"""{"op":"add","path":"{{ScimCompany.Enterprise}}:department","value":"IT"}""");
        Assert.Equal(["IT"], await company.App.Database.ReadAsync(TeamsStore.ListNamesAsync, ScimCompany.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task A_group_has_changed_when_somebody_joins_or_leaves_it(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var (ana, ben) = (await company.AddAsync("Ana"), await company.AddAsync("Ben"));
        var group = "/Groups/" + (await company.SendAsync("POST", "/Groups", """{"displayName":"Sales"}""")).Id;
        List<string> changes = [await ChangedAsync()];

        foreach (var somebody in (string[])[ana, ben])
        {
            await company.PatchAsync(group, $$"""{"op":"add","path":"members","value":[{"value":"{{somebody}}"}]}""");
            changes.Add(await ChangedAsync());
        }

        await company.PatchAsync(group, $$"""{"op":"add","path":"members","value":[{"value":"{{ana}}"}]}""");
        Assert.Equal(changes[^1], await ChangedAsync());
        await company.PatchAsync(group, $$"""{"op":"remove","path":"members","value":[{"value":"{{ana}}"}]}""");
        changes.Add(await ChangedAsync());
        await company.SendAsync("DELETE", $"/Users/{ben}");
        changes.Add(await ChangedAsync());

        Assert.Equal(changes.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), changes);

        async Task<string> ChangedAsync() => (string)(await company.GetAsync(group)).Body!["meta"]!["lastModified"]!;
    }

    [Theory, DatabaseData]
    public async Task The_audit_names_attributes_and_never_values(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var ana = await company.AddAsync("Ana", "\"title\":\"Clerk\"");
        var group = (await company.SendAsync("POST", "/Groups", $$"""{"displayName":"Sales","members":[{"value":"{{ana}}"}]}""")).Id;
        await company.PatchAsync($"/Groups/{group}", $$"""{"op":"add","path":"members","value":[{"value":"{{ana}}"}]}""");
        await company.SendAsync("DELETE", $"/Groups/{group}");

        Assert.Equal(
            [
                $"scim.user.created scim-user:{ana} displayName title userName", $"scim.group.created scim-group:{group} named, 1 joined, 0 left",
                $"scim.group.removed scim-group:{group} ",
            ],
            await company.ListAsync("SELECT action || ' ' || subject || ' ' || details FROM audit_entries WHERE account_id IS NULL ORDER BY id"));
    }

    private static Task<Organization> ReadAtAsync(ScimCompany company, Instant at) => new OrgChart(company.App.Database).AtAsync(at, ScimCompany.Cancellation);
}
