using System.Net;

namespace CultureBot.Web.Tests.Scim;

/// <summary>One company for all, since nothing changes it.</summary>
public sealed class NonsenseTests(OneScimUser ana) : IClassFixture<OneScimUser>
{
    [Theory]
    [InlineData("""{}""", "invalidSyntax")]
    [InlineData("""{"Operations":[]}""", "invalidSyntax")]
    [InlineData("""{"Operations":{}}""", "invalidSyntax")]
    [InlineData("""{"Operations":[7]}""", "invalidSyntax")]
    [InlineData("""{"Operations":[{"op":"move","path":"title"}]}""", "invalidSyntax")]
    [InlineData("""{"Operations":[{"op":"1","path":"title"}]}""", "invalidSyntax")]
    [InlineData("""{"Operations":[{"path":"title","value":"x"}]}""", "invalidSyntax")]
    [InlineData("""{"Operations":[{"op":"remove"}]}""", "noTarget")]
    [InlineData("""{"Operations":[{"op":"add","value":"x"}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"add","path":7,"value":"x"}]}""", "invalidPath")]
    [InlineData("""{"Operations":[{"op":"add","path":"7th","value":"x"}]}""", "invalidPath")]
    [InlineData("""{"Operations":[{"op":"add","path":"name..familyName","value":"x"}]}""", "invalidPath")]
    [InlineData("""{"Operations":[{"op":"add","path":"title.part","value":"x"}]}""", "invalidPath")]
    [InlineData("""{"Operations":[{"op":"add","path":"title[type eq \"x\"]","value":"x"}]}""", "invalidPath")]
    [InlineData("""{"Operations":[{"op":"add","path":"title title","value":"x"}]}""", "invalidPath")]
    [InlineData("""{"Operations":[{"op":"add","path":"urn:ietf:params:scim:schemas:core:2.0:User","value":{}}]}""", "invalidPath")]
    [InlineData("""{"Operations":[{"op":"add","path":"emails[type eq \"work\"","value":"x"}]}""", "invalidFilter")]
    [InlineData("""{"Operations":[{"op":"add","path":"emails[type","value":"x"}]}""", "invalidFilter")]
    [InlineData("""{"Operations":[{"op":"add","path":"emails[colour eq \"red\"].value","value":"x"}]}""", "invalidFilter")]
    [InlineData("""{"Operations":[{"op":"replace","path":"emails[type eq \"home\"].value","value":"x@example.com"}]}""", "noTarget")]
    [InlineData("""{"Operations":[{"op":"add","path":"emails[type sw \"h\"].value","value":"x@example.com"}]}""", "noTarget")]
    [InlineData("""{"Operations":[{"op":"replace","path":"id","value":"x"}]}""", "mutability")]
    [InlineData("""{"Operations":[{"op":"replace","path":"meta.created","value":"x"}]}""", "mutability")]
    [InlineData("""{"Operations":[{"op":"add","path":"groups","value":[{"value":"x"}]}]}""", "mutability")]
    [InlineData("""{"Operations":[{"op":"replace","path":"active","value":"perhaps"}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"active","value":1}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"name","value":"Ana"}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"title","value":{"a":1}}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"title","value":["a"]}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"title","value":"a\u0000b"}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"title","value":"\ud800"}]}""", "invalidSyntax")]
    [InlineData("""{"Operations":[{"op":"remove","path":"userName"}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"userName","value":" "}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"emails","value":[{"value":"no address"}]}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","value":"x"}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:culturebot:2.0:User:startDate","value":"soon"}]}""", "invalidValue")]
    [InlineData("""{"Operations":[{"op":"add","op":"add","path":"title","value":"x"}]}""", "invalidSyntax")]
    [InlineData("""[]""", "invalidSyntax")]
    [InlineData("""{"Operations":""", "invalidSyntax")]
    [InlineData("", "invalidSyntax")]
    public async Task Nonsense_is_refused_by_its_reason_and_changes_nothing(string body, string fault)
    {
        var (company, id) = (ana.Company, ana.Id);
        var before = (await company.GetAsync($"/Users/{id}")).Body!.ToJsonString();

        // What comes before the nonsense is taken back with it.
        var whole = body.Replace("\"Operations\":[{", "\"Operations\":[{\"op\":\"add\",\"path\":\"title\",\"value\":\"Chief\"},{", StringComparison.Ordinal);
        var answer = await company.SendAsync("PATCH", $"/Users/{id}", whole);

        Assert.Equal((HttpStatusCode.BadRequest, fault, "application/scim+json"), (answer.Status, answer.Fault, answer.Type));
        Assert.Equal(("400", "urn:ietf:params:scim:api:messages:2.0:Error"), ((string)answer.Body!["status"]!, (string)answer.Body["schemas"]![0]!));
        Assert.Equal(before, (await company.GetAsync($"/Users/{id}")).Body!.ToJsonString());
    }
}
