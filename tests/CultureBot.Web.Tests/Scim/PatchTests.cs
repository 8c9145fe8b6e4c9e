using System.Net;
using CultureBot.Testing.Databases;

namespace CultureBot.Web.Tests.Scim;

public sealed class PatchTests
{
    [Theory, DatabaseData]
    public async Task Values_of_several_are_added_chosen_and_taken_away(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var path = "/Users/" + await company.AddAsync("Ana");

        // Added where there is none yet, as the filter says.
        await company.PatchAsync(path, """{"op":"Add","path":"emails[type eq \"home\"].value","value":"home@example.com"}""");
        await company.PatchAsync(path, """{"op":"add","path":"emails","value":[{"value":"ana@example.com","type":"work","primary":true}]}""");
        Assert.Equal("home:home@example.com: work:ana@example.com:True", await EmailsAsync());

        await company.PatchAsync(path, """{"op":"add","path":"emails","value":[{"value":"HOME@example.com","primary":true}]}""");
        Assert.Equal("home:HOME@example.com:True work:ana@example.com:", await EmailsAsync());

        await company.PatchAsync(path, """{"op":"replace","path":"emails[not (type eq \"work\") and primary eq true]","value":{"value":"other@example.com"}}""");
        Assert.Equal("home:other@example.com:True work:ana@example.com:", await EmailsAsync());

        await company.PatchAsync(path, """{"op":"remove","path":"emails[type eq \"home\" or type eq \"fax\"]"}""", """{"op":"remove","path":"emails[type eq \"home\"]"}""");
        Assert.Equal("work:ana@example.com:", await EmailsAsync());

        await company.PatchAsync(path, """{"op":"remove","path":"emails"}""");
        Assert.Equal("", await EmailsAsync());

        async Task<string> EmailsAsync() => string.Join(' ', ((await company.GetAsync(path)).Body!["emails"]?.AsArray() ?? [])
            .Select(email => $"{email!["type"]}:{email["value"]}:{(email["primary"] is { } primary && (bool)primary ? true : "")}")
            .Order(StringComparer.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task A_PATCH_that_says_what_is_so_already_changes_nothing(DatabaseKind kind)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var path = "/Users/" + await company.AddAsync("Ana", "\"title\":\"Clerk\"");
        var before = (await company.GetAsync(path)).Body!.ToJsonString();

        await company.PatchAsync(path, """{"op":"replace","path":"title","value":"Clerk"}""", """{"op":"add","path":"unheardOf","value":7}""");

        Assert.Equal(before, (await company.GetAsync(path)).Body!.ToJsonString());
        Assert.Equal(1, await company.ScalarAsync<long>("SELECT COUNT(*) FROM audit_entries"));
    }

    [Theory]
    [DatabaseData("""{"op":"add","path":"members","value":[{"value":"0193a000-0000-7000-8000-00000000ffff"}]}""", "invalidValue")]
    [DatabaseData("""{"op":"add","path":"members","value":[{"value":"nobody"}]}""", "invalidValue")]
    [DatabaseData("""{"op":"add","path":"members","value":[{"value":7}]}""", "invalidValue")]
    [DatabaseData("""{"op":"add","path":"members","value":[7.5,true]}""", "invalidValue")]
    [DatabaseData("""{"op":"remove","path":"members[value gt \"x\"]"}""", "invalidFilter")]
    [DatabaseData("""{"op":"remove","path":"members.value"}""", "invalidPath")]
    [DatabaseData("""{"op":"replace","path":"members[value eq \"x\"]","value":{"value":"y"}}""", "noTarget")]
    [DatabaseData("""{"op":"remove","path":"displayName"}""", "invalidValue")]
    [DatabaseData("""{"op":"replace","path":"displayName","value":"\u0007"}""", "invalidValue")]
    public async Task Nonsense_about_groups_is_refused_and_changes_nothing(DatabaseKind kind, string operation, string fault)
    {
        await using var company = await ScimCompany.StartAsync(kind);
        var ana = await company.AddAsync("Ana");
        var path = "/Groups/" + (await company.SendAsync("POST", "/Groups", """{"displayName":"Sales"}""")).Id;

        var answer = await company.PatchAsync(path, $$"""{"op":"add","path":"members","value":[{"value":"{{ana}}"}]}""", operation);

        Assert.Equal((HttpStatusCode.BadRequest, fault), (answer.Status, answer.Fault));
        Assert.Empty((await company.GetAsync(path)).Body!["members"]!.AsArray());
    }
}
