using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Scim;

/// <summary>The SQL of people as the identity provider keeps them.</summary>
internal static class ScimUsersStore
{
    private const string Columns = "u.id, u.person_id, u.manager, u.is_active, u.resource, u.created_at, u.changed_at";

    static ScimUsersStore() => ScimIds.Use();

    public static Task<ScimUserRow?> FindAsync(SqlSession sql, ScimUserId id) =>
        sql.FirstOrDefaultAsync<ScimUserRow>($"SELECT {Columns} FROM scim_users u WHERE u.id = @Id", new { Id = id });

    /// <summary>The resource of somebody who is here, of several the one that was changed last; null when there is none.</summary>
    public static Task<ScimUserRow?> FindActiveAsync(SqlSession sql, PersonId person) =>
        sql.FirstOrDefaultAsync<ScimUserRow>(
            $"SELECT {Columns} FROM scim_users u WHERE u.person_id = @Person AND u.is_active = TRUE ORDER BY u.changed_at DESC, u.id LIMIT 1", new { Person = person });

    /// <summary>Whether another resource has one of what is each one's own; the attribute's name, or null.</summary>
    public static Task<string?> FindTakenAsync(SqlSession sql, ScimUserId id, ScimUser user) =>
        sql.FirstOrDefaultAsync<string>(
            """
            SELECT 'userName' FROM scim_users WHERE user_name = @UserName AND id <> @Id
            UNION ALL
            SELECT 'externalId' FROM scim_users WHERE external_id = @ExternalId AND id <> @Id
            UNION ALL
            SELECT 'e-mail address' FROM scim_users WHERE email = @Email AND id <> @Id
            """,
            new { Id = id, user.UserName, user.ExternalId, user.Email });

    /// <summary>Whether another resource stands for the person; an active one where that is asked.</summary>
    public static Task<bool> IsOfAnotherAsync(SqlSession sql, PersonId person, ScimUserId id, bool isActive) =>
        sql.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM scim_users WHERE person_id = @Person AND id <> @Id AND (is_active = TRUE OR NOT @IsActive))",
            new { Person = person, Id = id, IsActive = isActive });

    public static async Task SaveAsync(SqlSession sql, ScimUserId id, PersonId person, ScimUser user, string resource, Instant now)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO scim_users (id, person_id, user_name, display_name, external_id, email, manager, is_active, resource, created_at, changed_at)
            VALUES (@Id, @Person, @UserName, @DisplayName, @ExternalId, @Email, @Manager, @IsActive, @Resource, @Now, @Now)
            ON CONFLICT (id) DO UPDATE SET
                person_id = excluded.person_id, user_name = excluded.user_name, display_name = excluded.display_name, external_id = excluded.external_id,
                email = excluded.email, manager = excluded.manager, is_active = excluded.is_active, resource = excluded.resource, changed_at = excluded.changed_at
            """,
            new
            {
                Id = id,
                Person = person,
                user.UserName,
                DisplayName = user.Name.ToLowerInvariant(),
                user.ExternalId,
                user.Email,
                Manager = AccountText.Email(user.Manager),
                user.IsActive,
                Resource = resource,
                Now = now,
            });
        await sql.ExecuteAsync("DELETE FROM scim_emails WHERE user_id = @Id", new { Id = id });
        await sql.ExecuteAsync(
            "INSERT INTO scim_emails (user_id, number, email, type) VALUES (@Id, @Number, @Email, @Type)",
            user.Emails.Select((email, i) => new { Id = id, Number = i + 1, email.Email, email.Type }));
    }

    /// <summary>Takes the resource away, out of its groups, too, which have changed by it.</summary>
    public static async Task RemoveAsync(SqlSession sql, ScimUserId id, Instant now)
    {
        var row = new { Id = id, Now = now };
        await sql.ExecuteAsync("UPDATE scim_groups SET changed_at = @Now WHERE id IN (SELECT group_id FROM scim_members WHERE user_id = @Id)", row);
        await sql.ExecuteAsync("DELETE FROM scim_members WHERE user_id = @Id", row);
        await sql.ExecuteAsync("DELETE FROM scim_emails WHERE user_id = @Id", row);
        await sql.ExecuteAsync("DELETE FROM scim_users WHERE id = @Id", row);
    }

    /// <summary>Whom a manager's name means, by whatever of theirs it is; null while they are not here.</summary>
    public static Task<ScimUserRow?> FindNamedAsync(SqlSession sql, string name) =>
        sql.FirstOrDefaultAsync<ScimUserRow>(
            $"""
            SELECT {Columns} FROM scim_users u
            WHERE u.id = @Id OR LOWER(u.external_id) = LOWER(@Name) OR u.user_name = @Key OR u.email = @Key
            ORDER BY CASE WHEN u.id = @Id THEN 0 WHEN LOWER(u.external_id) = LOWER(@Name) THEN 1 WHEN u.user_name = @Key THEN 2 ELSE 3 END
            LIMIT 1
            """,
            new { Id = ScimUserId.Of(name) ?? default, Name = name, Key = AccountText.Email(name) });

    /// <summary>Who names this one as their manager, by whatever of theirs; those who have left as well.</summary>
    public static Task<IReadOnlyList<ScimUserRow>> ListNamingAsync(SqlSession sql, ScimUserId id, ScimUser user) =>
        sql.ListAsync<ScimUserRow>(
            $"SELECT {Columns} FROM scim_users u WHERE u.manager IN @Names AND u.id <> @Id",
            new { Id = id, Names = (string[])[id.ToString(), AccountText.Email(user.ExternalId ?? user.UserName), user.UserName, user.Email] });

    /// <summary>All resources of one person; one, unless two persons became one.</summary>
    public static Task<IReadOnlyList<ScimUserRow>> ListOfAsync(SqlSession sql, PersonId person) =>
        sql.ListAsync<ScimUserRow>($"SELECT {Columns} FROM scim_users u WHERE u.person_id = @Person ORDER BY u.id", new { Person = person });

    /// <summary>Those whom the condition lets through, the oldest first.</summary>
    public static Task<IReadOnlyList<ScimUserRow>> ListAsync(SqlSession sql, ScimCondition condition, int skip, int count) =>
        sql.ListAsync<ScimUserRow>(
            $"SELECT {Columns} FROM scim_users u WHERE {condition.Text} ORDER BY u.id LIMIT @Count OFFSET @Skip", condition.With(("Count", count), ("Skip", skip)));

    public static Task<long> CountAsync(SqlSession sql, ScimCondition condition) =>
        sql.ScalarAsync<long>($"SELECT COUNT(*) FROM scim_users u WHERE {condition.Text}", condition.With());

    /// <summary>Which groups these are in, by the groups' names.</summary>
    public static Task<IReadOnlyList<ScimMembership>> ListGroupsAsync(SqlSession sql, IEnumerable<ScimUserId> users) =>
        sql.ListAsync<ScimMembership>(
            """
            SELECT m.group_id, m.user_id, g.name FROM scim_members m JOIN scim_groups g ON g.id = m.group_id
            WHERE m.user_id IN @Users ORDER BY g.name_key
            """,
            new { Users = users.Select(user => user.Value) });
}

/// <summary>A resource as it is stored.</summary>
internal sealed record ScimUserRow
{
    public required ScimUserId Id { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>As it is looked up: trimmed, lower case.</summary>
    public required string Manager { get; init; }

    public bool IsActive { get; init; }

    public required string Resource { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant ChangedAt { get; init; }
}

/// <summary>Somebody in a group.</summary>
internal sealed record ScimMembership
{
    public required ScimGroupId GroupId { get; init; }

    public required ScimUserId UserId { get; init; }

    /// <summary>What the other side is called.</summary>
    public required string Name { get; init; }
}
