using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CultureBot.People.Scim;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Scim;

/// <summary>Answers of RFC 7644, errors included.</summary>
internal static class ScimAnswers
{
    public const string ContentType = "application/scim+json";

    private const string ErrorUrn = "urn:ietf:params:scim:api:messages:2.0:Error";
    private const string ListUrn = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    // It is never part of a page; names are readable for whoever looks at what was sent.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ContentHttpResult Document(JsonNode document, int status = StatusCodes.Status200OK) =>
        TypedResults.Text(document.ToJsonString(Plain), ContentType, statusCode: status);

    public static ContentHttpResult List(long total, int start, IReadOnlyCollection<JsonObject> resources) => Document(new JsonObject
    {
        ["schemas"] = new JsonArray(ListUrn),
        ["totalResults"] = total,
        ["startIndex"] = start,
        ["itemsPerPage"] = resources.Count,
        ["Resources"] = new JsonArray([.. resources]),
    });

    public static ContentHttpResult Error(int status, string detail, ScimFault fault = ScimFault.None)
    {
        var error = new JsonObject { ["schemas"] = new JsonArray(ErrorUrn), ["status"] = status.ToString(CultureInfo.InvariantCulture), ["detail"] = detail };
        if (fault is not ScimFault.None) error["scimType"] = JsonNamingPolicy.CamelCase.ConvertName(fault.ToString());
        return Document(error, status);
    }

    public static ContentHttpResult Unauthorized(HttpResponse response)
    {
        response.Headers.WWWAuthenticate = "Bearer";
        return Error(StatusCodes.Status401Unauthorized, "Send the configured Scim:Token as 'Authorization: Bearer …'.");
    }
}
