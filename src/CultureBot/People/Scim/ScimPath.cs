namespace CultureBot.People.Scim;

/// <summary>What a PATCH operation is about.</summary>
/// <param name="Schema">The attribute's schema.</param>
/// <param name="Attribute">Null when all of an extension is meant.</param>
/// <param name="Filter">Which values of several; null for all.</param>
/// <param name="Part">What of them; null for the whole.</param>
internal sealed record ScimPath(ScimSchema Schema, ScimProperty? Attribute, ScimFilter? Filter, ScimProperty? Part)
{
    /// <returns>Null for an attribute that is not kept: nothing is to be done.</returns>
    /// <exception cref="ScimRefusedException">It is no path, or names a part of what has none.</exception>
    public static ScimPath? Read(string text, ScimResourceType type)
    {
        var (name, filter, after) = Parse(text);
        if (type.Schema(name.Urn.Length == 0 ? type.Core.Urn : name.Urn) is not { } schema) return null;
        if (name.Name.Length == 0)
            return filter is null && schema != type.Core ? new(schema, null, null, null) : throw Malformed("It names a schema and no attribute.");
        if (schema.Find(name.Name) is not { } attribute) return null;
        if (filter is not null && !attribute.IsMultiple) throw Malformed($"{attribute.Name} has one value only.");
        var partName = name.Part.Length > 0 ? name.Part : after;
        if (name.Part.Length > 0 && filter is not null) throw Malformed("What of a value is meant stands after the brackets.");
        if (partName.Length == 0) return new(schema, attribute, filter, null);
        if (attribute.Parts.IsEmpty) throw Malformed($"{attribute.Name} has no parts.");
        return attribute.Part(partName) is { } part ? new(schema, attribute, filter, part) : null;
    }

    private static (ScimName Name, ScimFilter? Filter, string Part) Parse(string text)
    {
        try
        {
            return new ScimFilterParser(text).ReadPath();
        }
        catch (ScimRefusedException malformed) when (malformed.Fault is ScimFault.InvalidFilter && !text.Contains('[', StringComparison.Ordinal))
        {
            throw Malformed(malformed.Message);
        }
    }

    private static ScimRefusedException Malformed(string detail) => ScimRefusedException.Invalid(ScimFault.InvalidPath, detail);
}
