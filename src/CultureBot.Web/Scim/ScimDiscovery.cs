using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CultureBot.People.Scim;
using CultureBot.Web.Start;

namespace CultureBot.Web.Scim;

/// <summary>Says what is served, and which attributes are kept.</summary>
internal static class ScimDiscovery
{
    private const string Urn = "urn:ietf:params:scim:schemas:core:2.0:";

    private static readonly ImmutableArray<ScimResourceType> Types = [ScimSchemas.User, ScimSchemas.Group];

    private static readonly ImmutableArray<ScimSchema> Schemas = [.. Types.SelectMany(type => type.Extensions.Prepend(type.Core))];

    public static void MapScimDiscovery(this IEndpointRouteBuilder scim)
    {
        scim.MapGet("/ServiceProviderConfig", (HttpRequest request, WebOptions options) => ScimAnswers.Document(Provider(ScimRequests.Place(request, options))));
        scim.MapGet("/ResourceTypes", (HttpRequest request, WebOptions options) =>
            ScimAnswers.List(Types.Length, 1, [.. Types.Select(type => Document(type, ScimRequests.Place(request, options)))]));
        scim.MapGet("/ResourceTypes/{name}", (string name, HttpRequest request, WebOptions options) =>
            Types.FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found
                ? ScimAnswers.Document(Document(found, ScimRequests.Place(request, options)))
                : ScimAnswers.Error(StatusCodes.Status404NotFound, "There is no such resource type."));
        scim.MapGet("/Schemas", (HttpRequest request, WebOptions options) =>
            ScimAnswers.List(Schemas.Length, 1, [.. Schemas.Select(schema => Document(schema, ScimRequests.Place(request, options)))]));
        scim.MapGet("/Schemas/{urn}", (string urn, HttpRequest request, WebOptions options) =>
            Schemas.FirstOrDefault(schema => string.Equals(schema.Urn, urn, StringComparison.OrdinalIgnoreCase)) is { } found
                ? ScimAnswers.Document(Document(found, ScimRequests.Place(request, options)))
                : ScimAnswers.Error(StatusCodes.Status404NotFound, "There is no such schema."));
    }

    private static JsonObject Provider(Uri root) => new()
    {
        ["schemas"] = new JsonArray(Urn + "ServiceProviderConfig"),
        ["patch"] = Supported(true),
        ["bulk"] = new JsonObject { ["supported"] = false, ["maxOperations"] = 0, ["maxPayloadSize"] = 0 },
        ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = ScimRequests.MostAtOnce },
        ["changePassword"] = Supported(false),
        ["sort"] = Supported(false),
        ["etag"] = Supported(false),
        ["authenticationSchemes"] = new JsonArray(new JsonObject
        {
            ["type"] = "oauthbearertoken", ["name"] = "Bearer token", ["description"] = "The value of the configuration key Scim:Token.", ["primary"] = true,
        }),
        ["meta"] = new JsonObject { ["resourceType"] = "ServiceProviderConfig", ["location"] = $"{root}/ServiceProviderConfig" },
    };

    private static JsonObject Supported(bool isSupported) => new() { ["supported"] = isSupported };

    private static JsonObject Document(ScimResourceType type, Uri root) => new()
    {
        ["schemas"] = new JsonArray(Urn + "ResourceType"),
        ["id"] = type.Name,
        ["name"] = type.Name,
        ["endpoint"] = type.Endpoint,
        ["description"] = type.Core.Description,
        ["schema"] = type.Core.Urn,
        ["schemaExtensions"] = new JsonArray([.. type.Extensions.Select(extension => (JsonNode)new JsonObject { ["schema"] = extension.Urn, ["required"] = false })]),
        ["meta"] = new JsonObject { ["resourceType"] = "ResourceType", ["location"] = $"{root}/ResourceTypes/{type.Name}" },
    };

    private static JsonObject Document(ScimSchema schema, Uri root) => new()
    {
        ["schemas"] = new JsonArray(Urn + "Schema"),
        ["id"] = schema.Urn,
        ["name"] = schema.Name,
        ["description"] = schema.Description,
        ["attributes"] = new JsonArray([.. schema.Attributes.Select(Document)]),
        ["meta"] = new JsonObject { ["resourceType"] = "Schema", ["location"] = $"{root}/Schemas/{schema.Urn}" },
    };

    private static JsonNode Document(ScimProperty attribute)
    {
        var document = new JsonObject
        {
            ["name"] = attribute.Name,
            ["type"] = attribute.Type is ScimType.Text ? "string" : JsonNamingPolicy.CamelCase.ConvertName(attribute.Type.ToString()),
            ["multiValued"] = attribute.IsMultiple,
            ["description"] = attribute.Description,
            ["required"] = attribute.IsRequired,
            ["caseExact"] = attribute.IsCaseExact,
            ["mutability"] = attribute.IsReadOnly ? "readOnly" : "readWrite",
            ["returned"] = "default",
            ["uniqueness"] = attribute.IsUnique ? "server" : "none",
        };
        if (!attribute.Parts.IsEmpty) document["subAttributes"] = new JsonArray([.. attribute.Parts.Select(Document)]);
        if (attribute.Type is ScimType.Reference) document["referenceTypes"] = new JsonArray("User", "Group");
        return document;
    }
}
