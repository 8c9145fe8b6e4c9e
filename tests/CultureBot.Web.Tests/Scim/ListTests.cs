using System.Net;
using CultureBot.Testing.Databases;

namespace CultureBot.Web.Tests.Scim;

public sealed class ListTests
{
    [Theory, DatabaseData]
    public async Task Filters_find_whom_they_mean(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var mia = await company.AddAsync("Mia", "\"externalId\":\"M-1\"");
        await company.AddAsync("Ana", $$"""
            "emails":[{"value":"Ana.Roth@example.com","type":"work"},{"value":"ana@home.example","type":"home"}],"{{ScimCompany.Enterprise}}":{"manager":"{{mia}}"}
            """);
        await company.AddAsync("Ben_10%", "\"active\":false");

        foreach (var (filter, found) in new (string, string)[]
                 {
                     ("userName eq \"MIA@example.com\"", "Mia"),
                     ("USERNAME Eq \"mia@example.com\"", "Mia"),
                     ("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"mia@example.com\"", "Mia"),
                     ("userName ne \"mia@example.com\"", "Ana Ben_10%"),
                     ("userName sw \"a\" or userName co \"_10%\"", "Ana Ben_10%"),
                     ("userName co \"a_a\"", ""),
                     ("displayName ew \"IA\"", "Mia"),
                     ("externalId eq \"M-1\"", "Mia"),
                     ("externalId eq \"m-1\"", ""),
                     ("externalId pr", "Mia"),
                     ("not (externalId pr)", "Ana Ben_10%"),
                     ("not (externalId eq \"M-1\")", "Ana Ben_10%"),
                     ("externalId eq null", "Ana Ben_10%"),
                     ("active eq false", "Ben_10%"),
                     ("active eq \"True\"", "Ana Mia"),
                     ("emails[type eq \"work\"].value eq \"ana.roth@EXAMPLE.com\"", "Ana"),
                     ("emails[type eq \"work\"].value eq \"ana@home.example\"", ""),
                     ("emails[type eq \"home\" and value ew \"home.example\"]", "Ana"),
                     ("emails.value eq \"ana@home.example\"", "Ana"),
                     ("emails eq \"ana@home.example\"", "Ana"),
                     ($"manager eq \"{mia}\"", "Ana"),
                     ($"{ScimCompany.Enterprise}:manager.value eq \"{mia}\"", "Ana"),
                     ($"id eq \"{mia}\"", "Mia"),
                     ("id eq \"nobody\"", ""),
                     ("meta.created gt \"2026-01-01T00:00:00Z\" and meta.lastModified lt \"2027-01-01T00:00:00+01:00\"", "Ana Ben_10% Mia"),
                     ("meta.created le \"2026-01-01T00:00:00Z\"", ""),
                     ("userName sw \"m\" and active eq true or userName sw \"b\"", "Ben_10% Mia"),
                     ("userName sw \"m\" and (active eq false or userName sw \"b\")", ""),
                 })
        {
            var answer = await company.FindAsync("Users", filter);
            Assert.True(answer.Status is HttpStatusCode.OK, $"{filter}: {answer.Body}");
            Assert.Equal((filter, found), (filter, string.Join(' ', answer.Listed.Select(user => (string)user!["displayName"]!).Order(StringComparer.Ordinal))));
            Assert.Equal(answer.Listed.Count, (int)answer.Body!["totalResults"]!);
        }
    }

    [Theory]
    [InlineData("userName")]
    [InlineData("userName eq")]
    [InlineData("userName is \"x\"")]
    [InlineData("userName 1 \"x\"")]
    [InlineData("userName eq x")]
    [InlineData("userName eq \"x")]
    [InlineData("userName eq \"x\" and")]
    [InlineData("userName eq \"x\" userName eq \"y\"")]
    [InlineData("(userName eq \"x\"")]
    [InlineData("userName eq \"x\")")]
    [InlineData("not userName eq \"x\"")]
    [InlineData("emails[type eq \"work\"")]
    [InlineData("emails[type eq \"work\"].7 eq \"x\"")]
    [InlineData("emails[emails[type pr]]")]
    [InlineData("userName[type eq \"x\"]")]
    [InlineData("phoneNumbers eq \"x\"")]
    [InlineData("password pr")]
    [InlineData("userName gt \"x\"")]
    [InlineData("userName eq true")]
    [InlineData("active eq \"perhaps\"")]
    [InlineData("active co \"x\"")]
    [InlineData("meta.created gt \"yesterday\"")]
    [InlineData("userName eq \"\\u0000\"")]
    [InlineData("userName eq \"\\ud800\"")]
    [InlineData("userName eq \"\\q\"")]
    [InlineData("'; DROP TABLE scim_users; --")]
    [InlineData("urn:x")]
    [InlineData("..")]
    [InlineData("]")]
    public async Task A_filter_that_means_nothing_is_refused(string filter)
    {
        await using var company = await ScimCompany.StartAsync(DatabaseKind.Sqlite);

        var answer = await company.FindAsync("Users", filter);

        Assert.Equal((HttpStatusCode.BadRequest, "invalidFilter"), (answer.Status, answer.Fault));
    }

    [Fact]
    public async Task Filters_have_a_length_and_a_depth()
    {
        await using var company = await ScimCompany.StartAsync(DatabaseKind.Sqlite);

        Assert.Equal("invalidFilter", (await company.FindAsync("Users", $"userName eq \"{new string('x', 2000)}\"")).Fault);
        Assert.Equal("invalidFilter", (await company.FindAsync("Users", new string('(', 900) + "userName pr" + new string(')', 900))).Fault);
        Assert.Equal(HttpStatusCode.OK, (await company.FindAsync("Users", string.Join(" or ", Enumerable.Repeat("userName pr", 100)))).Status);
    }

    [Theory, DatabaseData]
    public async Task Pages_follow_each_other_and_hold_200_at_most(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        for (var i = 0; i < 205; i++) await company.AddAsync($"p{i:000}");

        foreach (var (query, start, names) in new (string, int, string)[]
                 {
                     ("?startIndex=1&count=2", 1, "p000 p001"), ("?startIndex=3&count=2", 3, "p002 p003"), ("?startIndex=205&count=9", 205, "p204"),
                     ("?startIndex=206", 206, ""), ("?startIndex=-5&count=1", 1, "p000"), ("?count=0", 1, ""), ("?count=-1", 1, ""),
                 })
        {
            var page = await company.GetAsync("/Users" + query);
            Assert.Equal((205, start), ((int)page.Body!["totalResults"]!, (int)page.Body["startIndex"]!));
            Assert.Equal(names, string.Join(' ', page.Listed.Select(user => (string)user!["displayName"]!)));
            Assert.Equal(page.Listed.Count, (int)page.Body["itemsPerPage"]!);
        }

        Assert.Equal(200, (await company.GetAsync("/Users?count=1000")).Listed.Count);
        Assert.Equal("invalidValue", (await company.GetAsync("/Users?count=many")).Fault);
        Assert.Equal("invalidValue", (await company.GetAsync("/Users?startIndex=99999999999")).Fault);
    }

    [Theory, DatabaseData]
    public async Task Only_what_is_asked_for_is_answered(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var id = await company.AddAsync("Ana", $$"""
            "name":{"givenName":"Ana","familyName":"Roth","formatted":"Ana Roth"},"{{ScimCompany.Enterprise}}":{"department":"Sales","division":"West"}
            """);

        var some = (await company.GetAsync($"/Users/{id}?attributes=USERNAME,name.familyName,name.givenName,{ScimCompany.Enterprise}:department,nothing")).Body!;
        Assert.Equal(["id", "name", "schemas", ScimCompany.Enterprise, "userName"], some.AsObject().Select(one => one.Key).Order(StringComparer.Ordinal));
        Assert.Equal("""{"familyName":"Roth","givenName":"Ana"}""", some["name"]!.ToJsonString());
        Assert.Equal("""{"department":"Sales"}""", some[ScimCompany.Enterprise]!.ToJsonString());

        var others = (await company.GetAsync($"/Users?excludedAttributes=name,id,groups,{ScimCompany.Enterprise}:division")).Listed[0]!;
        Assert.Equal((id, null, null), ((string)others["id"]!, others["name"], others["groups"]));
        Assert.Equal("""{"department":"Sales"}""", others[ScimCompany.Enterprise]!.ToJsonString());
        Assert.Equal("[]", (await company.GetAsync($"/Users/{id}")).Body!["groups"]!.ToJsonString());
    }
}
