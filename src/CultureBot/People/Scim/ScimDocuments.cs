using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.People.Scim;

/// <summary>Writes resources as they are answered.</summary>
internal static class ScimDocuments
{
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <summary>What is stored of a user, to read or to change.</summary>
    public static JsonObject Stored(ScimUserRow row) => (JsonObject)JsonNode.Parse(row.Resource)!;

    public static JsonObject User(ScimUserRow row, IEnumerable<ScimMembership> groups, Uri root)
    {
        var stored = Stored(row);
        var document = New(ScimSchemas.User.Extensions.Select(extension => extension.Urn).Where(stored.ContainsKey).Prepend(ScimSchemas.UserUrn), row.Id.ToString());
        foreach (var (name, value) in stored) document[name] = value?.DeepClone();
        document["active"] = row.IsActive;
        document["groups"] = new JsonArray([.. groups.Select(group => (JsonNode)new JsonObject
        {
            ["value"] = group.GroupId.ToString(), ["$ref"] = Place(root, ScimSchemas.Group, group.GroupId.ToString()), ["display"] = group.Name,
        })]);
        return With(document, Meta(ScimSchemas.User, row.CreatedAt, row.ChangedAt, Place(root, ScimSchemas.User, row.Id.ToString())));
    }

    /// <param name="group">The group.</param>
    /// <param name="members">Null when nobody asks for them.</param>
    /// <param name="root">Where SCIM is served.</param>
    public static JsonObject Group(ScimGroupRow group, IEnumerable<ScimMembership>? members, Uri root)
    {
        var document = New([ScimSchemas.GroupUrn], group.Id.ToString());
        if (group.ExternalId is { } external) document["externalId"] = external;
        document["displayName"] = group.Name;
        if (members is not null)
        {
            document["members"] = new JsonArray([.. members.Select(member => (JsonNode)new JsonObject
            {
                ["value"] = member.UserId.ToString(), ["$ref"] = Place(root, ScimSchemas.User, member.UserId.ToString()), ["display"] = member.Name,
            })]);
        }

        return With(document, Meta(ScimSchemas.Group, group.CreatedAt, group.ChangedAt, Place(root, ScimSchemas.Group, group.Id.ToString())));
    }

    private static JsonObject New(IEnumerable<string> schemas, string id) => new()
    {
        ["schemas"] = new JsonArray([.. schemas.Select(urn => (JsonNode)JsonValue.Create(urn))]),
        ["id"] = id,
    };

    private static JsonObject With(JsonObject document, JsonObject meta)
    {
        document["meta"] = meta;
        return document;
    }

    private static JsonObject Meta(ScimResourceType type, Instant created, Instant changed, string place) => new()
    {
        ["resourceType"] = type.Name, ["created"] = Time.Format(created), ["lastModified"] = Time.Format(changed), ["location"] = place,
    };

    private static string Place(Uri root, ScimResourceType type, string id) => $"{root}{type.Endpoint}/{id}";
}
