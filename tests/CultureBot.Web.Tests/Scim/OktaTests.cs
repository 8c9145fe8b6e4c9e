using System.Net;
using CultureBot.Testing.Databases;

namespace CultureBot.Web.Tests.Scim;

/// <summary>What Okta documents that it sends, request by request.</summary>
public sealed class OktaTests
{
    [Theory, DatabaseData]
    public async Task A_user_is_looked_for_made_replaced_suspended_and_taken_back(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        Assert.Equal(0, (int)(await company.FindAsync("Users", "userName eq \"ana@example.com\"", "&startIndex=1&count=100")).Body!["totalResults"]!);

        var made = await company.SendAsync(
            "POST",
            "/Users",
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana@example.com","name":{"givenName":"Ana","familyName":"Roth"},
                "emails":[{"primary":true,"value":"ana@example.com","type":"work"}],"displayName":"Ana Roth","locale":"en-US",
                "externalId":"00ujl29u0le5T6Aj10h7","groups":[],"password":"1mz050nq","active":true}
            """,
            "application/scim+json");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Null(made.Body!["password"]);
        Assert.Equal(0, await company.ScalarAsync<long>("SELECT COUNT(*) FROM scim_users WHERE resource LIKE '%1mz050nq%'"));

        // It reads, puts its own attributes in, and sends all of it back.
        var read = (await company.GetAsync($"/Users/{made.Id}")).Body!;
        read["name"]!["familyName"] = "Berg";
        read["displayName"] = "Ana Berg";
        read["timezone"] = "Europe/Berlin";
        var replaced = await company.SendAsync("PUT", $"/Users/{made.Id}", read.ToJsonString());
        Assert.Equal((HttpStatusCode.OK, made.Id), (replaced.Status, replaced.Id));
        Assert.Equal("Europe/Berlin", (await company.PersonAsync("Ana Berg")).Attributes["time_zone"]);

        var suspended = await company.PatchAsync($"/Users/{made.Id}", """{"op":"replace","value":{"active":false}}""");
        Assert.Equal((HttpStatusCode.OK, false), (suspended.Status, (bool)suspended.Body!["active"]!));
        Assert.Empty((await company.ReadAsync()).People);

        await company.PatchAsync($"/Users/{made.Id}", """{"op":"replace","value":{"active":true}}""");
        Assert.Equal("Europe/Berlin", (await company.PersonAsync("Ana Berg")).Attributes["time_zone"]);
    }

    [Theory, DatabaseData]
    public async Task What_a_replacement_leaves_out_is_said_no_more(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var id = await company.AddAsync("Ana", $$"""
            "title":"Clerk","{{ScimCompany.Enterprise}}":{"department":"Sales","costCenter":"100"}
            """);
        Assert.Equal(("Clerk", "Sales", "100"), await OfAsync());

        await company.SendAsync("PUT", $"/Users/{id}", $$"""{"userName":"ana@example.com","displayName":"Ana","{{ScimCompany.Enterprise}}":{"department":"IT"} }""");

        Assert.Equal((null, "IT", null), await OfAsync());

        async Task<(string? Title, string? Team, string? Cost)> OfAsync()
        {
            var attributes = (await company.PersonAsync("Ana")).Attributes;
            return (attributes.GetValueOrDefault("title"), attributes.GetValueOrDefault("team"), attributes.GetValueOrDefault("cost_center"));
        }
    }

    [Theory, DatabaseData]
    public async Task A_group_is_pushed_with_members_renamed_and_changed_in_one_request(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var (ana, ben, cem) = (await company.AddAsync("Ana"), await company.AddAsync("Ben"), await company.AddAsync("Cem"));
        var made = await company.SendAsync(
            "POST", "/Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Sales","members":[{"value":"{{ana}}","display":"Ana"}]}""");
        Assert.Equal((HttpStatusCode.Created, "Ana"), (made.Status, (string)made.Body!["members"]![0]!["display"]!));
        var path = $"/Groups/{made.Id}";

        Assert.Equal(HttpStatusCode.NoContent, (await company.PatchAsync(path, $$"""{"op":"replace","value":{"id":"{{made.Id}}","displayName":"Sales and more"} }""")).Status);
        await company.PatchAsync(
            path, $$"""{"op":"remove","path":"members[value eq \"{{ana}}\"]"}""", $$"""{"op":"add","path":"members","value":[{"value":"{{ben}}","display":"Ben"}]}""");
        Assert.Equal([ben], await EntraTests.MembersAsync(company, path));
        await company.PatchAsync(path, $$"""{"op":"replace","path":"members","value":[{"value":"{{ana}}"},{"value":"{{cem}}"}]}""");
        Assert.Equal([ana, cem], await EntraTests.MembersAsync(company, path));

        var replaced = await company.SendAsync("PUT", path, $$"""{"displayName":"Sales","members":[{"value":"{{ben}}"}]}""");
        Assert.Equal((HttpStatusCode.OK, "Sales"), (replaced.Status, (string)replaced.Body!["displayName"]!));
        Assert.Equal([ben], await EntraTests.MembersAsync(company, path));
        Assert.Equal(3, (int)(await company.GetAsync("/Users?startIndex=1&count=2")).Body!["totalResults"]!);
    }
}
