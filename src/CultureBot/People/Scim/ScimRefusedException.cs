namespace CultureBot.People.Scim;

/// <summary>What RFC 7644 calls the reason of an error; written in its spelling.</summary>
public enum ScimFault
{
    /// <summary>There is no such word for it.</summary>
    None,
    InvalidFilter,
    InvalidPath,
    InvalidSyntax,
    InvalidValue,
    Mutability,
    NoTarget,
    TooMany,
    Uniqueness,
}

/// <summary>
/// A request of the identity provider cannot be done. It is found deep inside filters and paths, and takes back the unit of work that it is found
/// in; its words are for whoever set the provider up, and name no person.
/// </summary>
public sealed class ScimRefusedException(int status, ScimFault fault, string detail) : Exception(detail)
{
    /// <summary>As in HTTP.</summary>
    public int Status => status;

    public ScimFault Fault => fault;

    internal static ScimRefusedException Invalid(ScimFault fault, string detail) => new(400, fault, detail);

    internal static ScimRefusedException Value(string attribute, string detail) => Invalid(ScimFault.InvalidValue, $"{attribute}: {detail}");

    internal static ScimRefusedException Taken(string attribute) =>
        new(409, ScimFault.Uniqueness, $"Another resource has this {attribute} already.");

    internal static ScimRefusedException NotFound() => new(404, ScimFault.None, "There is no such resource.");
}
