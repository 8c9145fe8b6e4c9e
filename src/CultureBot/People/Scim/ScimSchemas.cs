namespace CultureBot.People.Scim;

/// <summary>
/// The attributes that are kept, of those that RFC 7643 names: no more than the directory uses, or the identity provider has to find again. Phone numbers,
/// passwords, pictures and whatever else is sent is not stored.
/// </summary>
public static class ScimSchemas
{
    public const string UserUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string EnterpriseUrn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public const string DirectoryUrn = "urn:ietf:params:scim:schemas:extension:culturebot:2.0:User";
    public const string GroupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";

    /// <summary>The most members that one request may bring.</summary>
    internal const int MostMembers = 10_000;

    private const int LongestAddress = 254;

    public static ScimSchema UserSchema { get; } = new(
        UserUrn,
        "User",
        "Somebody of the organization.",
        [
            new("userName", "What they sign in with; their e-mail address where emails has none.") { IsRequired = true, IsUnique = true, Longest = LongestAddress },
            External,
            new("name", "The parts of their name.", ScimType.Complex)
            {
                Parts =
                [
                    new("formatted", "The whole name."), new("familyName", "The family name."), new("givenName", "The given name."),
                    new("middleName", "The middle name."), new("honorificPrefix", "What stands before the name."), new("honorificSuffix", "What stands after it."),
                ],
            },
            new("displayName", "What they are called."),
            new("title", "What they do."),
            new("userType", "How they belong to the organization."),
            new("preferredLanguage", "Kept for the identity provider; people choose their language in chat."),
            new("locale", "Kept for the identity provider; people choose their language in chat."),
            new("timezone", "An IANA zone, for example Europe/Berlin; another one is kept and not used."),
            new("active", "False for somebody who has left.", ScimType.Boolean),
            new("emails", "The primary one, else the one of type work, is who they are in chat.", ScimType.Complex)
            {
                IsMultiple = true,
                Parts =
                [
                    new("value", "The address.") { Longest = LongestAddress }, new("display", "How it is shown."), new("type", "work, home or other."),
                    new("primary", "True for the one that counts.", ScimType.Boolean),
                ],
            },
            new("addresses", "Where they work: the primary one, else the one of type work.", ScimType.Complex)
            {
                IsMultiple = true,
                Parts =
                [
                    new("locality", "The place."), new("country", "Two letters of ISO 3166-1; another text is kept and not used."),
                    new("type", "work, home or other."), new("primary", "True for the one that counts.", ScimType.Boolean),
                ],
            },
            new("groups", "The groups they are a member of.", ScimType.Complex)
            {
                IsMultiple = true,
                IsReadOnly = true,
                Parts = [new("value", "The group's id.") { IsReadOnly = true }, new("$ref", "Where it is.", ScimType.Reference) { IsReadOnly = true }, new("display", "Its name.") { IsReadOnly = true }],
            },
        ]);

    public static ScimSchema Enterprise { get; } = new(
        EnterpriseUrn,
        "EnterpriseUser",
        "Where somebody stands in the organization.",
        [
            new("employeeNumber", "Kept for the identity provider."),
            new("costCenter", "An attribute of the directory, cost_center."),
            new("organization", "An attribute of the directory."),
            new("division", "An attribute of the directory."),
            new("department", "Their team."),
            new("manager", "Whom they report to.", ScimType.Complex)
            {
                Parts =
                [
                    new("value", "The manager's id here; their externalId, userName or address will do, also before they are here.") { Longest = LongestAddress },
                    new("$ref", "Where the manager is.", ScimType.Reference) { IsReadOnly = true },
                    new("displayName", "What the manager is called.") { IsReadOnly = true },
                ],
            },
        ]);

    public static ScimSchema Directory { get; } = new(
        DirectoryUrn, "CultureBotUser", "What CultureBot knows besides.", [new("startDate", "Their first day, for example 2024-09-30.")]);

    public static ScimSchema GroupSchema { get; } = new(
        GroupUrn,
        "Group",
        "A team where the directory names none.",
        [
            External,
            new("displayName", "The group's name.") { IsRequired = true, IsUnique = true },
            new("members", "The users in it.", ScimType.Complex)
            {
                IsMultiple = true,
                Most = MostMembers,
                Parts = [new("value", "The user's id."), new("$ref", "Where the user is.", ScimType.Reference) { IsReadOnly = true }, new("display", "What they are called.") { IsReadOnly = true }],
            },
        ]);

    public static ScimResourceType User { get; } = new("User", "/Users", UserSchema, [Enterprise, Directory]);

    public static ScimResourceType Group { get; } = new("Group", "/Groups", GroupSchema, []);

    private static ScimProperty External => new("externalId", "The identity provider's own id.") { IsCaseExact = true, IsUnique = true, Longest = LongestAddress };
}
