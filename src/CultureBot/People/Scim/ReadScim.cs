using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CultureBot.Storage;

namespace CultureBot.People.Scim;

/// <summary>What to read of one kind of resources.</summary>
/// <param name="Filter">Null for all.</param>
/// <param name="Start">From 1.</param>
/// <param name="Count">At most so many; none, only to count.</param>
/// <param name="Projection">Which attributes.</param>
/// <param name="Root">Where SCIM is served, without a slash at its end.</param>
public sealed record ScimQuery(ScimFilter? Filter, int Start, int Count, ScimProjection Projection, Uri Root);

/// <param name="Total">How many there are in all.</param>
/// <param name="Resources">Those of the page, the oldest first.</param>
public sealed record ScimPage(long Total, ImmutableArray<JsonObject> Resources);

/// <summary>Reads resources as the identity provider gets them.</summary>
public sealed class ReadScim(Database database)
{
    /// <exception cref="ScimRefusedException">There is none.</exception>
    public Task<JsonObject> UserAsync(ScimUserId id, ScimProjection projection, Uri root, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var row = await ScimUsersStore.FindAsync(sql, id) ?? throw ScimRefusedException.NotFound();
            return projection.Of(ScimDocuments.User(row, await ScimUsersStore.ListGroupsAsync(sql, [id]), root));
        },
        cancellationToken);

    /// <exception cref="ScimRefusedException">Nothing can be found by the filter.</exception>
    public Task<ScimPage> UsersAsync(ScimQuery query, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var condition = ScimConditionStore.Of(query.Filter, ScimSchemas.User);
            var total = await ScimUsersStore.CountAsync(sql, condition);
            var rows = query.Count == 0 ? [] : await ScimUsersStore.ListAsync(sql, condition, query.Start - 1, query.Count);
            var groups = (await ScimUsersStore.ListGroupsAsync(sql, rows.Select(row => row.Id))).ToLookup(membership => membership.UserId);
            return new ScimPage(total, [.. rows.Select(row => query.Projection.Of(ScimDocuments.User(row, groups[row.Id], query.Root)))]);
        },
        cancellationToken);

    /// <exception cref="ScimRefusedException">There is none.</exception>
    public Task<JsonObject> GroupAsync(ScimGroupId id, ScimProjection projection, Uri root, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var row = await ScimGroupsStore.FindAsync(sql, id) ?? throw ScimRefusedException.NotFound();
            var members = projection.Has("members") ? await ScimGroupsStore.ListMembersAsync(sql, [id]) : null;
            return projection.Of(ScimDocuments.Group(row, members, root));
        },
        cancellationToken);

    /// <exception cref="ScimRefusedException">Nothing can be found by the filter.</exception>
    public Task<ScimPage> GroupsAsync(ScimQuery query, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var condition = ScimConditionStore.Of(query.Filter, ScimSchemas.Group);
            var total = await ScimGroupsStore.CountAsync(sql, condition);
            var rows = query.Count == 0 ? [] : await ScimGroupsStore.ListAsync(sql, condition, query.Start - 1, query.Count);
            var members = query.Projection.Has("members")
                ? (await ScimGroupsStore.ListMembersAsync(sql, rows.Select(row => row.Id))).ToLookup(membership => membership.GroupId)
                : null;
            return new ScimPage(total, [.. rows.Select(row => query.Projection.Of(ScimDocuments.Group(row, members?[row.Id], query.Root)))]);
        },
        cancellationToken);
}
