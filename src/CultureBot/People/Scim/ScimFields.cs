using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Scim;

/// <summary>What a resource says of its person's fields. What it said once is the provider's from then on, also where it says nothing by now.</summary>
internal static class ScimFields
{
    /// <summary>Leaves, returns, and makes the fields what the resource says.</summary>
    public static async Task SayAsync(SqlSession sql, ScimUserId id, PersonId person, ScimUser user, Instant now)
    {
        var before = await ScimFieldsStore.ListAsync(sql, person);
        string[] said = [.. user.Fields.Keys, .. user.Manager.Length > 0 ? [DirectoryFields.Manager] : (string[])[], .. user.Name.Length > 0 ? [ScimFieldsStore.Name] : (string[])[]];
        await ScimFieldsStore.AddAsync(sql, person, said.Except(before, StringComparer.Ordinal));
        if (!user.IsActive)
        {
            if (!await ScimUsersStore.IsOfAnotherAsync(sql, person, id, isActive: true)) await AbsencesStore.LeaveAsync(sql, person, now);
            return;
        }

        if ((await AbsencesStore.ListAsync(sql, [person])).Count > 0) await AbsencesStore.ReturnAsync(sql, person, now);
        var values = user.Fields.Select(field => new DirectoryValue { PersonId = person, Field = field.Key, Value = field.Value }).ToList();
        var emptied = before.Except(said, StringComparer.Ordinal).Where(field => field != ScimFieldsStore.Name);
        values.AddRange(emptied.Select(field => new DirectoryValue { PersonId = person, Field = field }));
        if (await ManagerAsync(sql, person, user.Manager) is { } manager) values.Add(manager);
        await SetAsync(sql, person, values, now);
    }

    /// <summary>The provider's word counts again for whom somebody else became one with; without an active resource nothing changes.</summary>
    public static async Task SayAgainAsync(SqlSession sql, PersonId person, Instant now)
    {
        if (await ScimUsersStore.FindActiveAsync(sql, person) is { } row) await SayAsync(sql, row.Id, person, ScimUser.Read(ScimDocuments.Stored(row)), now);
    }

    /// <summary>Whoever was waiting for this one as their manager has them now.</summary>
    public static async Task FollowAsync(SqlSession sql, ScimUserId id, PersonId person, ScimUser user, Instant now)
    {
        foreach (var report in await ScimUsersStore.ListNamingAsync(sql, id, user))
        {
            // A name may mean somebody else before it means this one.
            if (!report.IsActive || (await ScimUsersStore.FindNamedAsync(sql, report.Manager))?.Id != id || report.PersonId == person) continue;
            await SetAsync(sql, report.PersonId, [new() { PersonId = report.PersonId, Field = DirectoryFields.Manager, ManagerId = person }], now);
        }
    }

    // A manager who is not here yet changes nothing until they are.
    private static async Task<DirectoryValue?> ManagerAsync(SqlSession sql, PersonId person, string name) =>
        name.Length > 0 && await ScimUsersStore.FindNamedAsync(sql, name) is { } found && found.PersonId != person
            ? new() { PersonId = person, Field = DirectoryFields.Manager, ManagerId = found.PersonId }
            : null;

    private static async Task SetAsync(SqlSession sql, PersonId person, IReadOnlyCollection<DirectoryValue> values, Instant now)
    {
        var known = (await DirectoryStore.ListValuesAsync(sql, [person]))[person].ToDictionary(value => value.Field, StringComparer.Ordinal);
        var differing = values.Where(value => !value.IsAmong(known)).ToList();
        if (differing.Count == 0) return;
        await DirectoryStore.EndValuesAsync(sql, differing.Where(value => known.ContainsKey(value.Field)), now);
        await DirectoryStore.AddValuesAsync(sql, differing.Where(value => !value.IsEmpty), now);
        await DirectoryStore.TouchAsync(sql, [person], now);
    }
}
