using System.Text.Json.Nodes;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Scim;

/// <summary>The SQL that forgets what an identity provider said of somebody who is erased, and by what others name them.</summary>
internal static class ScimErasureStore
{
    static ScimErasureStore() => ScimIds.Use();

    public static async Task EraseAsync(SqlSession sql, PersonId person, Instant now)
    {
        foreach (var row in await ScimUsersStore.ListOfAsync(sql, person))
        {
            foreach (var report in await ScimUsersStore.ListNamingAsync(sql, row.Id, ScimUser.Read(ScimDocuments.Stored(row)))) await UnnameAsync(sql, report, now);
            await ScimUsersStore.RemoveAsync(sql, row.Id, now);
        }

        await ScimFieldsStore.ReleaseAsync(sql, person);
    }

    /// <summary>Their reports' resources name their address, and may name them, until the provider names somebody else.</summary>
    private static async Task UnnameAsync(SqlSession sql, ScimUserRow report, Instant now)
    {
        var resource = ScimDocuments.Stored(report);
        if (resource[ScimSchemas.EnterpriseUrn] is JsonObject enterprise) enterprise.Remove("manager");
        await sql.ExecuteAsync(
            "UPDATE scim_users SET manager = '', resource = @Resource, changed_at = @Now WHERE id = @Id", new { report.Id, Resource = resource.ToJsonString(), Now = now });
    }
}
