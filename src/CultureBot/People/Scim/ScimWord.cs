using System.Text.Json.Nodes;
using CultureBot.People.Directory;
using CultureBot.People.Persons;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Scim;

/// <summary>Makes the directory say what a resource says. Call it locked.</summary>
internal static class ScimWord
{
    /// <param name="sql">The unit of work.</param>
    /// <param name="id">The resource's.</param>
    /// <param name="before">What is stored of it; null for a new one.</param>
    /// <param name="resource">What it says from now on.</param>
    /// <param name="now">When.</param>
    public static async Task SaveAsync(SqlSession sql, ScimUserId id, ScimUserRow? before, JsonObject resource, Instant now)
    {
        var said = before is null ? null : ScimDocuments.Stored(before);
        if (JsonNode.DeepEquals(said, resource)) return;
        var user = ScimUser.Read(resource);
        var was = said is null ? null : ScimUser.Read(said);
        if (await ScimUsersStore.FindTakenAsync(sql, id, user) is { } taken) throw ScimRefusedException.Taken(taken);
        var person = await PersonAsync(sql, id, before, user, now);
        await ScimUsersStore.SaveAsync(sql, id, person, user, resource.ToJsonString(), now);
        if (was is not null && was.Email != user.Email)
        {
            // The new address may be that of an account which was somebody else until now.
            await PersonMatchingStore.MatchAsync(sql, [user.Email], isLocked: true, now);
            person = (await ScimUsersStore.FindAsync(sql, id))!.PersonId;
        }

        await ScimFields.SayAsync(sql, id, person, user, now);
        if (was is null || (was.UserName, was.ExternalId, was.Email) != (user.UserName, user.ExternalId, user.Email))
            await ScimFields.FollowAsync(sql, id, person, user, now);
        await ScimAudit.AddAsync(sql, id, was, user, ScimAudit.Changed(said, resource), now);
    }

    public static async Task RemoveAsync(SqlSession sql, ScimUserRow row, Instant now)
    {
        await ScimUsersStore.RemoveAsync(sql, row.Id, now);
        if (!await ScimUsersStore.IsOfAnotherAsync(sql, row.PersonId, row.Id, isActive: true)) await AbsencesStore.LeaveAsync(sql, row.PersonId, now);
        if (!await ScimUsersStore.IsOfAnotherAsync(sql, row.PersonId, row.Id, isActive: false)) await ScimFieldsStore.ReleaseAsync(sql, row.PersonId);
        await ScimAudit.AddRemovedAsync(sql, row.Id, now);
    }

    /// <summary>Whose resource it is, with the entry that the directory has of them.</summary>
    private static async Task<PersonId> PersonAsync(SqlSession sql, ScimUserId id, ScimUserRow? before, ScimUser user, Instant now)
    {
        var match = (await DirectoryStore.MatchAsync(sql, [user.Email])).GetValueOrDefault(user.Email);
        var person = before?.PersonId ?? match?.Person ?? await PersonsStore.AddAsync(sql, now);
        if (before is null && await ScimUsersStore.IsOfAnotherAsync(sql, person, id, isActive: false)) throw ScimRefusedException.Taken("person");
        if (match?.Holder is { } holder && holder.PersonId != person)
        {
            if (await ScimUsersStore.IsOfAnotherAsync(sql, holder.PersonId, id, isActive: false)) throw ScimRefusedException.Taken("e-mail address");
            await DirectoryStore.ReleaseAsync(sql, holder.PersonId, now);
        }

        var entry = await DirectoryStore.FindEntryAsync(sql, person);
        var name = user.Name.Length > 0 ? user.Name : entry?.Name ?? "";
        if (entry is null || entry.Email != user.Email || entry.Name != name)
            await DirectoryStore.SaveEntriesAsync(sql, [new() { PersonId = person, Email = user.Email, Name = name }], now);
        return person;
    }
}
