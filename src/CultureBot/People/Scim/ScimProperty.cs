using System.Collections.Immutable;

namespace CultureBot.People.Scim;

/// <summary>What an attribute's values are.</summary>
public enum ScimType
{
    /// <summary>What RFC 7643 calls a string.</summary>
    Text,
    Boolean,
    Complex,
    Reference,
    DateTime,
}

/// <summary>An attribute of RFC 7643.</summary>
/// <param name="Name">As it is written in answers; it is read in any case.</param>
/// <param name="Description">For whoever maps attributes at the identity provider.</param>
/// <param name="Type">What its values are.</param>
public sealed record ScimProperty(string Name, string Description, ScimType Type = ScimType.Text)
{
    public bool IsMultiple { get; init; }

    public bool IsRequired { get; init; }

    public bool IsCaseExact { get; init; }

    /// <summary>We say it; what is sent of it means nothing.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>No two resources have the same.</summary>
    public bool IsUnique { get; init; }

    /// <summary>The longest text, in UTF-16 units.</summary>
    public int Longest { get; init; } = 200;

    /// <summary>How many values it may have, where it may have several.</summary>
    public int Most { get; init; } = 50;

    /// <summary>What a complex attribute is made of.</summary>
    public ImmutableArray<ScimProperty> Parts { get; init; } = [];

    public ScimProperty? Part(string name) => Parts.FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Urn">What it is called; in resources the name of the object that holds an extension's attributes.</param>
/// <param name="Name">For people.</param>
/// <param name="Description">For whoever maps attributes at the identity provider.</param>
/// <param name="Attributes">Those that are kept.</param>
public sealed record ScimSchema(string Urn, string Name, string Description, ImmutableArray<ScimProperty> Attributes)
{
    public ScimProperty? Find(string name) => Attributes.FirstOrDefault(attribute => string.Equals(attribute.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Name">User or Group.</param>
/// <param name="Endpoint">Where its resources are, below the root of SCIM.</param>
/// <param name="Core">The schema whose attributes stand in the resource itself.</param>
/// <param name="Extensions">Those whose attributes stand in an object under the schema's name.</param>
public sealed record ScimResourceType(string Name, string Endpoint, ScimSchema Core, ImmutableArray<ScimSchema> Extensions)
{
    /// <summary>The schema of this name, whatever its case; null for an unknown one.</summary>
    public ScimSchema? Schema(string urn) =>
        Extensions.Prepend(Core).FirstOrDefault(schema => string.Equals(schema.Urn, urn, StringComparison.OrdinalIgnoreCase));
}
