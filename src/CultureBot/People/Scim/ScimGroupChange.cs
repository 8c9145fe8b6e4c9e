using System.Globalization;
using System.Text.Json.Nodes;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Scim;

/// <summary>Changes one group within a unit of work. Nobody reads a large group to add one member to it.</summary>
internal sealed class ScimGroupChange(SqlSession sql, ScimGroupId id, Instant now)
{
    private int _joined;
    private int _left;
    private bool _isRenamed;

    public ScimGroupId Id => id;

    /// <summary>Null for a new group.</summary>
    public ScimGroupRow? Before { get; init; }

    /// <summary>Makes it what is said, members and all.</summary>
    public async Task ReplaceAsync(JsonObject said)
    {
        await NameAsync(said);
        await ReplaceMembersAsync(Members(said["members"]));
    }

    public async Task PatchAsync(IReadOnlyCollection<ScimOperation> operations)
    {
        // Names are changed together: two operations may rename it and give it another id.
        var named = new JsonObject { ["displayName"] = Before!.Name, ["externalId"] = Before.ExternalId };
        foreach (var operation in operations)
        {
            if (operation.Path is { } path) await PatchAsync(named, path, operation.Kind, operation.Value);
            else
            {
                foreach (var (name, value) in (JsonObject)operation.Value!) await PatchAsync(named, name, operation.Kind, value);
            }
        }

        if (ScimJson.Text(named, "displayName") != Before.Name || ScimJson.Text(named, "externalId") != Before.ExternalId) await NameAsync(named);
    }

    /// <summary>Notes when it changed, and says in numbers what became of it; what changes nothing is not worth a line.</summary>
    public async Task FinishAsync(string action)
    {
        if (Before is not null && !_isRenamed && _joined + _left == 0) return;
        if (!_isRenamed) await ScimGroupsStore.TouchAsync(sql, id, now);
        await ScimAudit.AddAsync(sql, id, action, string.Create(CultureInfo.InvariantCulture, $"{(_isRenamed ? "named, " : "")}{_joined} joined, {_left} left"), now);
    }

    private async Task NameAsync(JsonObject said)
    {
        if (ScimJson.Text(said, "displayName")?.Trim() is not { Length: > 0 } name) throw ScimRefusedException.Value("displayName", "it is required.");
        var external = ScimJson.Text(said, "externalId");
        if (await ScimGroupsStore.FindTakenAsync(sql, id, name, external) is { } taken) throw ScimRefusedException.Taken(taken);
        if (Before is not null && Before.Name == name && Before.ExternalId == external) return;
        await ScimGroupsStore.SaveAsync(sql, id, name, external, now);
        _isRenamed = true;
    }

    private async Task PatchAsync(JsonObject named, string text, ScimOperationKind kind, JsonNode? value)
    {
        if (ScimPath.Read(text, ScimSchemas.Group) is not { Attribute: { } attribute } path) return;
        if (!attribute.IsMultiple)
        {
            ScimPatch.Put(named, attribute, kind is ScimOperationKind.Remove ? null : ScimReading.Value(attribute, value));
            return;
        }

        if (path.Part is not null) throw ScimRefusedException.Invalid(ScimFault.InvalidPath, "Members are added and taken away as a whole.");
        if (path.Filter is { } filter)
        {
            if (kind is not ScimOperationKind.Remove) throw ScimRefusedException.Invalid(ScimFault.NoTarget, "A filter chooses the members to take away.");
            await RemoveAsync(await ChosenAsync(attribute, filter));
            return;
        }

        var members = ScimReading.Value(attribute, value);
        switch (kind)
        {
            case ScimOperationKind.Add:
                await AddAsync(Members(members));
                break;
            case ScimOperationKind.Replace:
                await ReplaceMembersAsync(Members(members));
                break;
            default:
                // With values, those alone: so does Entra ID.
                if (value is null) await ReplaceMembersAsync([]);
                else await RemoveAsync(Members(members));
                break;
        }
    }

    private async Task<IReadOnlyCollection<ScimUserId>> ChosenAsync(ScimProperty attribute, ScimFilter filter)
    {
        if (filter is ScimFilter.Compare { Operator: ScimOperator.Eq, Value: string one } && ScimMatch.Wanted(attribute, filter) is not null) return Known([one]);
        var members = await ScimGroupsStore.ListMembersAsync(sql, [id]);
        return [.. members.Where(member => ScimMatch.IsMeant(attribute, new() { ["value"] = member.UserId.ToString() }, filter)).Select(member => member.UserId)];
    }

    private async Task ReplaceMembersAsync(IReadOnlyCollection<string> members)
    {
        _left += await ScimGroupsStore.KeepMembersAsync(sql, id, Known(members));
        await AddAsync(members);
    }

    private async Task AddAsync(IReadOnlyCollection<string> members)
    {
        var users = Known(members);
        if (users.Count < members.Count || await ScimGroupsStore.CountUsersAsync(sql, users) < users.Count)
            throw ScimRefusedException.Value("members", "somebody in it is not a user here.");
        _joined += await ScimGroupsStore.AddMembersAsync(sql, id, users);
    }

    private async Task RemoveAsync(IReadOnlyCollection<string> members) => await RemoveAsync(Known(members));

    private async Task RemoveAsync(IReadOnlyCollection<ScimUserId> users) => _left += await ScimGroupsStore.RemoveMembersAsync(sql, id, users);

    private static IReadOnlyCollection<string> Members(JsonNode? members) =>
    [
        .. (members as JsonArray ?? []).Select(member => ScimJson.Text(member, "value")!.ToLowerInvariant()).Distinct(StringComparer.Ordinal),
    ];

    private static IReadOnlyCollection<ScimUserId> Known(IEnumerable<string> members) => [.. members.Select(ScimUserId.Of).OfType<ScimUserId>()];
}
