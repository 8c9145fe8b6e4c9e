using System.Net;
using CultureBot.Testing.Databases;

namespace CultureBot.Web.Tests.Scim;

/// <summary>What Microsoft documents that Entra ID sends, request by request.</summary>
public sealed class EntraTests
{
    private const string NewUser =
        """
        {
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
            "externalId": "0a21f0f2-0000-4f8e-bf98-7363c4aed4ef",
            "userName": "Ana_ab6490ee",
            "active": true,
            "emails": [{ "primary": true, "type": "work", "value": "Ana.Roth@example.com" }],
            "meta": { "resourceType": "User" },
            "name": { "formatted": "Ana Roth", "familyName": "Roth", "givenName": "Ana" },
            "roles": []
        }
        """;

    [Theory, DatabaseData]
    public async Task The_connection_is_tried_with_somebody_who_is_not_there(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);

        var nobody = await company.FindAsync("Users", "userName eq \"non-existent user\"");

        Assert.Equal((HttpStatusCode.OK, "application/scim+json"), (nobody.Status, nobody.Type));
        Assert.Equal((0, 1, 0), ((int)nobody.Body!["totalResults"]!, (int)nobody.Body["startIndex"]!, nobody.Listed.Count));
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:ListResponse", (string)nobody.Body["schemas"]![0]!);
    }

    [Theory, DatabaseData]
    public async Task A_user_is_made_found_changed_disabled_and_deleted(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);

        var made = await company.SendAsync("POST", "/Users", NewUser);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal($"{company.App.Address}scim/v2/Users/{made.Id}", made.Location);
        Assert.Equal(made.Location, (string)made.Body!["meta"]!["location"]!);
        // As it was sent, to the letter.
        Assert.Equal("Ana.Roth@example.com", (string)made.Body["emails"]![0]!["value"]!);
        Assert.Equal("Ana_ab6490ee", (string)made.Body["userName"]!);
        Assert.Null(made.Body["roles"]);

        foreach (var filter in (string[])
                 [
                     "userName eq \"ana_AB6490ee\"", "externalId eq \"0a21f0f2-0000-4f8e-bf98-7363c4aed4ef\"",
                     "emails[type eq \"work\"].value eq \"ana.roth@example.com\"", $"id eq \"{made.Id}\" and userName eq \"Ana_ab6490ee\"",
                 ])
        {
            Assert.Equal(made.Id, (string)Assert.Single((await company.FindAsync("Users", filter)).Listed)!["id"]!);
        }

        var changed = await company.PatchAsync(
            $"/Users/{made.Id}",
            """{"op":"Replace","path":"emails[type eq \"work\"].value","value":"ana.berg@example.com"}""",
            """{"op":"Replace","path":"name.familyName","value":"Berg"}""",
            """{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Front desk"}""");
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("ana.berg@example.com", (string)changed.Body!["emails"]![0]!["value"]!);
        Assert.True((bool)changed.Body["emails"]![0]!["primary"]!);
        Assert.Equal(("Ana", "Berg"), ((string)changed.Body["name"]!["givenName"]!, (string)changed.Body["name"]!["familyName"]!));
        Assert.Equal("Front desk", (await company.PersonAsync("Ana Roth")).Attributes["team"]);

        var disabled = await company.PatchAsync($"/Users/{made.Id}", """{"op":"Replace","path":"active","value":"False"}""");
        Assert.False((bool)disabled.Body!["active"]!);
        Assert.Empty((await company.ReadAsync()).People);
        // Somebody who has left is found all the same, so that they can return.
        Assert.Single((await company.FindAsync("Users", "userName eq \"Ana_ab6490ee\"")).Listed);

        Assert.Equal(HttpStatusCode.NoContent, (await company.SendAsync("DELETE", $"/Users/{made.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await company.GetAsync($"/Users/{made.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await company.SendAsync("DELETE", $"/Users/{made.Id}")).Status);
        Assert.Equal(
            ["scim.user.created", "scim.user.changed", "scim.user.left", "scim.user.removed"],
            await company.ListAsync("SELECT action FROM audit_entries ORDER BY id"));
        Assert.Equal("department emails name", await company.ScalarAsync<string>("SELECT details FROM audit_entries WHERE action = 'scim.user.changed'"));
    }

    [Theory, DatabaseData]
    public async Task Several_attributes_come_as_operations_or_as_one_value_with_dotted_keys(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var id = (await company.SendAsync("POST", "/Users", NewUser)).Id;

        await company.PatchAsync($"/Users/{id}", """{"op":"Add","path":"title","value":"Clerk"}""", """{"op":"Replace","path":"externalId","value":"Eqpj"}""");
        var answer = await company.PatchAsync(
            $"/Users/{id}",
            """{"op":"replace","path":"emails[type eq \"work\"].value","value":"ana@example.com"}""",
            """
            {"op":"replace","value":{"displayName":"Ana","name.givenName":"Anna","name.familyName":"Una","nickName":"A",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber":"42","active":"True"}}
            """);

        var body = answer.Body!;
        Assert.Equal(("Ana", "Anna", "Una"), ((string)body["displayName"]!, (string)body["name"]!["givenName"]!, (string)body["name"]!["familyName"]!));
        Assert.Equal("42", (string)body[ScimCompany.Enterprise]!["employeeNumber"]!);
        Assert.Equal(("Clerk", "Eqpj", true), ((string)body["title"]!, (string)body["externalId"]!, (bool)body["active"]!));
        Assert.Null(body["nickName"]);
        Assert.Equal("Clerk", (await company.PersonAsync("Ana")).Attributes["title"]);
    }

    [Theory]
    [DatabaseData("\"MANAGER\"")]
    [DatabaseData("{\"value\":\"MANAGER\"}")]
    [DatabaseData("{\"value\":\"MANAGER\",\"displayName\":null,\"$ref\":null}")]
    public async Task A_manager_is_a_bare_id_or_an_object(DatabaseKind kind, string value)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var mia = await company.AddAsync("Mia");
        var ana = await company.AddAsync("Ana");

        var answer = await company.PatchAsync(
            $"/Users/{ana}", $$"""{"op":"Add","path":"{{ScimCompany.Enterprise}}:manager","value":{{value.Replace("MANAGER", mia, StringComparison.Ordinal)}}}""");

        Assert.Equal(mia, (string)answer.Body![ScimCompany.Enterprise]!["manager"]!["value"]!);
        Assert.Equal((await company.PersonAsync("Mia")).Id, (await company.PersonAsync("Ana")).ManagerId);

        await company.PatchAsync($"/Users/{ana}", $$"""{"op":"Remove","path":"{{ScimCompany.Enterprise}}:manager"}""");
        Assert.Null((await company.PersonAsync("Ana")).ManagerId);
    }

    [Theory, DatabaseData]
    public async Task A_group_is_made_empty_named_anew_filled_emptied_and_deleted(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var (ana, ben) = (await company.AddAsync("Ana"), await company.AddAsync("Ben"));
        var made = await company.SendAsync(
            "POST",
            "/Groups",
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group","http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
                "externalId":"8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159","displayName":"Front desk","meta":{"resourceType":"Group"}}
            """);
        Assert.Equal((HttpStatusCode.Created, 0), (made.Status, made.Body!["members"]!.AsArray().Count));
        var path = $"/Groups/{made.Id}";
        var without = await company.GetAsync(path + "?excludedAttributes=members");
        Assert.Equal(("Front desk", null), ((string)without.Body!["displayName"]!, without.Body["members"]));
        Assert.Equal(made.Id, (string)Assert.Single((await company.FindAsync("Groups", "displayName eq \"front desk\"", "&excludedAttributes=members")).Listed)!["id"]!);

        var renamed = await company.PatchAsync(path, """{"op":"Replace","path":"displayName","value":"Reception"}""");
        Assert.Equal((HttpStatusCode.NoContent, null), (renamed.Status, renamed.Body));
        await company.PatchAsync(path, $$"""{"op":"Add","path":"members","value":[{"$ref":null,"value":"{{ana}}"},{"$ref":null,"value":"{{ben}}"}]}""");
        Assert.Equal([ana, ben], await MembersAsync(company, path));
        Assert.Single((await company.FindAsync("Groups", $"id eq \"{made.Id}\" and members eq \"{ana}\"")).Listed);
        Assert.Equal("Reception", (string)(await company.GetAsync($"/Users/{ana}")).Body!["groups"]![0]!["display"]!);

        await company.PatchAsync(path, $$"""{"op":"Remove","path":"members","value":[{"$ref":null,"value":"{{ana}}"}]}""");
        Assert.Equal([ben], await MembersAsync(company, path));
        await company.PatchAsync(path, $$"""{"op":"remove","path":"members[value eq \"{{ben}}\"]"}""");
        Assert.Equal([], await MembersAsync(company, path));

        Assert.Equal(HttpStatusCode.NoContent, (await company.SendAsync("DELETE", path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await company.GetAsync(path)).Status);
    }

    internal static async Task<IReadOnlyList<string>> MembersAsync(ScimCompany company, string path) =>
        [.. (await company.GetAsync(path)).Body!["members"]!.AsArray().Select(member => (string)member!["value"]!)];
}
