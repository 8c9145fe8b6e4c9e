using System.Text.Json.Nodes;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Scim;

/// <summary>What the audit says of the identity provider: what it did, and with which attributes; never their values.</summary>
internal static class ScimAudit
{
    public const string GroupCreated = "scim.group.created";
    public const string GroupChanged = "scim.group.changed";
    public const string GroupRemoved = "scim.group.removed";

    public static Task AddAsync(SqlSession sql, ScimUserId id, ScimUser? was, ScimUser user, string changed, Instant now) =>
        AddAsync(sql, id.Subject, (was?.IsActive, user.IsActive) switch
        {
            (null, _) => "scim.user.created",
            (true, false) => "scim.user.left",
            (false, true) => "scim.user.returned",
            _ => "scim.user.changed",
        }, changed, now);

    public static Task AddRemovedAsync(SqlSession sql, ScimUserId id, Instant now) => AddAsync(sql, id.Subject, "scim.user.removed", "", now);

    public static Task AddAsync(SqlSession sql, ScimGroupId id, string action, string details, Instant now) => AddAsync(sql, id.Subject, action, details, now);

    /// <summary>The names of attributes that are not as they were.</summary>
    public static string Changed(JsonObject? before, JsonObject after) => string.Join(' ', Names(before ?? [], after).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Names(JsonObject before, JsonObject after)
    {
        foreach (var name in before.Concat(after).Select(attribute => attribute.Key).Distinct(StringComparer.Ordinal))
        {
            if (JsonNode.DeepEquals(before[name], after[name])) continue;
            if (!name.StartsWith("urn:", StringComparison.Ordinal)) yield return name;
            else
            {
                foreach (var inner in Names(before[name] as JsonObject ?? [], after[name] as JsonObject ?? [])) yield return inner;
            }
        }
    }

    private static Task AddAsync(SqlSession sql, string subject, string action, string details, Instant now) =>
        AuditStore.AddAsync(sql, new() { At = now, Action = action, Subject = subject, Details = details });
}
