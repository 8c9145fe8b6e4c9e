using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CultureBot.Storage;

namespace CultureBot.People.Scim;

/// <summary>The identity provider says which groups there are, and who is in them. Each change is one unit of work, and in the audit.</summary>
public sealed class ProvisionGroup(Database database, TimeProvider time)
{
    /// <exception cref="ScimRefusedException">It is malformed, not the only one of its kind, or has a member who is not here.</exception>
    public Task<ScimGroupId> CreateAsync(JsonObject sent, CancellationToken cancellationToken)
    {
        var said = ScimReading.Resource(sent, ScimSchemas.Group);
        return ScimUnit.WriteAsync(
            database,
            time,
            async (sql, now) =>
            {
                var change = new ScimGroupChange(sql, new(Guid.CreateVersion7(now.ToDateTimeOffset())), now);
                await change.ReplaceAsync(said);
                await change.FinishAsync(ScimAudit.GroupCreated);
                return change.Id;
            },
            cancellationToken);
    }

    /// <exception cref="ScimRefusedException">There is none, or it cannot become that.</exception>
    public Task ReplaceAsync(ScimGroupId id, JsonObject sent, CancellationToken cancellationToken)
    {
        var said = ScimReading.Resource(sent, ScimSchemas.Group);
        return ChangeAsync(id, change => change.ReplaceAsync(said), cancellationToken);
    }

    /// <summary>Changes some of it, wholly or not at all; members are added and taken away one by one, however many there are.</summary>
    /// <exception cref="ScimRefusedException">There is none, or an operation cannot be done.</exception>
    public Task PatchAsync(ScimGroupId id, JsonObject body, CancellationToken cancellationToken)
    {
        ImmutableArray<ScimOperation> operations = ScimOperation.Read(body);
        return ChangeAsync(id, change => change.PatchAsync(operations), cancellationToken);
    }

    /// <exception cref="ScimRefusedException">There is none.</exception>
    public Task RemoveAsync(ScimGroupId id, CancellationToken cancellationToken) => ScimUnit.WriteAsync(
        database,
        time,
        async (sql, now) =>
        {
            if (await ScimGroupsStore.FindAsync(sql, id) is null) throw ScimRefusedException.NotFound();
            await ScimGroupsStore.RemoveAsync(sql, id);
            await ScimAudit.AddAsync(sql, id, ScimAudit.GroupRemoved, "", now);
            return id;
        },
        cancellationToken);

    private Task<ScimGroupId> ChangeAsync(ScimGroupId id, Func<ScimGroupChange, Task> make, CancellationToken cancellationToken) => ScimUnit.WriteAsync(
        database,
        time,
        async (sql, now) =>
        {
            var change = new ScimGroupChange(sql, id, now) { Before = await ScimGroupsStore.FindAsync(sql, id) ?? throw ScimRefusedException.NotFound() };
            await make(change);
            await change.FinishAsync(ScimAudit.GroupChanged);
            return id;
        },
        cancellationToken);
}
