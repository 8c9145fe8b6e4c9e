using System.Text.Json.Nodes;
using CultureBot.Storage;

namespace CultureBot.People.Scim;

/// <summary>The identity provider says who works here, one person at a time. Each change is one unit of work, and in the audit.</summary>
public sealed class ProvisionUser(Database database, TimeProvider time)
{
    /// <summary>Adds a resource: of whoever has the address already, else of somebody new, who joins the account that comes later.</summary>
    /// <exception cref="ScimRefusedException">It is malformed, or not the only one of its kind.</exception>
    public Task<ScimUserId> CreateAsync(JsonObject sent, CancellationToken cancellationToken) => ScimUnit.WriteAsync(
        database,
        time,
        async (sql, now) =>
        {
            var id = new ScimUserId(Guid.CreateVersion7(now.ToDateTimeOffset()));
            await ScimWord.SaveAsync(sql, id, before: null, ScimReading.Resource(sent, ScimSchemas.User), now);
            return id;
        },
        cancellationToken);

    /// <summary>Puts another resource in its place: what is not sent is said no more.</summary>
    /// <exception cref="ScimRefusedException">There is none, or the other one cannot be.</exception>
    public Task ReplaceAsync(ScimUserId id, JsonObject sent, CancellationToken cancellationToken) =>
        ChangeAsync(id, _ => ScimReading.Resource(sent, ScimSchemas.User), cancellationToken);

    /// <summary>Changes some of it, wholly or not at all.</summary>
    /// <exception cref="ScimRefusedException">There is none, or an operation cannot be done.</exception>
    public Task PatchAsync(ScimUserId id, JsonObject body, CancellationToken cancellationToken)
    {
        var operations = ScimOperation.Read(body);
        return ChangeAsync(
            id,
            resource =>
            {
                ScimPatch.Apply(resource, ScimSchemas.User, operations);
                return resource;
            },
            cancellationToken);
    }

    /// <summary>The resource goes, and its person has left; nothing of theirs is deleted.</summary>
    /// <exception cref="ScimRefusedException">There is none.</exception>
    public Task RemoveAsync(ScimUserId id, CancellationToken cancellationToken) => ScimUnit.WriteAsync(
        database,
        time,
        async (sql, now) =>
        {
            await ScimWord.RemoveAsync(sql, await FindAsync(sql, id), now);
            return id;
        },
        cancellationToken);

    private Task<ScimUserId> ChangeAsync(ScimUserId id, Func<JsonObject, JsonObject> change, CancellationToken cancellationToken) => ScimUnit.WriteAsync(
        database,
        time,
        async (sql, now) =>
        {
            var row = await FindAsync(sql, id);
            await ScimWord.SaveAsync(sql, id, row, change(ScimDocuments.Stored(row)), now);
            return id;
        },
        cancellationToken);

    private static async Task<ScimUserRow> FindAsync(SqlSession sql, ScimUserId id) =>
        await ScimUsersStore.FindAsync(sql, id) ?? throw ScimRefusedException.NotFound();
}
