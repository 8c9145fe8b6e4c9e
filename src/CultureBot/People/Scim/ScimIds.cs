using System.Globalization;
using CultureBot.Storage;

namespace CultureBot.People.Scim;

/// <summary>Somebody as the identity provider keeps them; it stays the same when persons become one.</summary>
public readonly record struct ScimUserId(Guid Value)
{
    /// <summary>What the audit calls them.</summary>
    internal string Subject => $"scim-user:{Value:D}";

    /// <summary>Null when the text is no id of ours, and so nobody's.</summary>
    public static ScimUserId? Of(string text) => Guid.TryParseExact(text, "D", out var id) ? new(id) : null;

    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);
}

public readonly record struct ScimGroupId(Guid Value)
{
    internal string Subject => $"scim-group:{Value:D}";

    /// <summary>Null when the text is no id of ours.</summary>
    public static ScimGroupId? Of(string text) => Guid.TryParseExact(text, "D", out var id) ? new(id) : null;

    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);
}

/// <summary>Tells the database layer how these ids are stored.</summary>
internal static class ScimIds
{
    public static void Use()
    {
        PeopleIds.Use();
        SqlTypes.UseId<ScimUserId>(value => new(value), id => id.Value);
        SqlTypes.UseId<ScimGroupId>(value => new(value), id => id.Value);
    }
}
