using System.Text.Json.Nodes;

namespace CultureBot.People.Scim;

/// <summary>
/// Does the operations of a PATCH to a resource. Attributes that are not kept are passed over, since identity providers send whatever they were told to
/// map; what is read-only is refused.
/// </summary>
internal static class ScimPatch
{
    /// <summary>The resource is changed in place; what throws leaves it half done.</summary>
    public static void Apply(JsonObject resource, ScimResourceType type, IEnumerable<ScimOperation> operations)
    {
        foreach (var operation in operations) Apply(resource, type, operation);
    }

    private static void Apply(JsonObject resource, ScimResourceType type, ScimOperation operation)
    {
        if (operation.Path is { } path)
        {
            if (ScimPath.Read(path, type) is { } target) Apply(resource, target, operation.Kind, operation.Value);
            return;
        }

        // Entra ID's keys may be paths, too: name.givenName, or a schema and an attribute.
        foreach (var (name, value) in (JsonObject)operation.Value!)
        {
            if (ScimPath.Read(name, type) is not { } target) continue;
            // A whole resource may be sent back with what we alone say.
            if (target.Attribute is { IsReadOnly: true }) continue;
            Apply(resource, target, operation.Kind, value);
        }
    }

    private static void Apply(JsonObject resource, ScimPath path, ScimOperationKind kind, JsonNode? value)
    {
        if (path.Attribute is not { } attribute)
        {
            ApplyToExtension(resource, path.Schema, kind, value);
            return;
        }

        if (attribute.IsReadOnly || path.Part is { IsReadOnly: true })
            throw ScimRefusedException.Invalid(ScimFault.Mutability, $"{(path.Part ?? attribute).Name} is read-only.");
        if (kind is not ScimOperationKind.Remove && value is null && path.Filter is not null)
            throw ScimRefusedException.Value(attribute.Name, "a value is missing.");
        var isOwn = path.Schema.Urn is ScimSchemas.UserUrn or ScimSchemas.GroupUrn;
        var holder = isOwn ? resource : resource[path.Schema.Urn] as JsonObject ?? [];
        if (attribute.IsMultiple) ScimPatchValues.Apply(holder, path, kind, value);
        else ApplyToOne(holder, attribute, path.Part, kind, value);
        if (isOwn) return;
        if (holder.Count == 0) resource.Remove(path.Schema.Urn);
        else if (holder.Parent is null) resource[path.Schema.Urn] = holder;
    }

    private static void ApplyToExtension(JsonObject resource, ScimSchema schema, ScimOperationKind kind, JsonNode? value)
    {
        if (kind is ScimOperationKind.Remove || value is null)
        {
            resource.Remove(schema.Urn);
            return;
        }

        if (value is not JsonObject attributes) throw ScimRefusedException.Value(schema.Urn, "an object is expected.");
        foreach (var (name, one) in attributes)
        {
            if (schema.Find(name) is { IsReadOnly: false } attribute) Apply(resource, new(schema, attribute, null, null), kind, one);
        }
    }

    private static void ApplyToOne(JsonObject holder, ScimProperty attribute, ScimProperty? part, ScimOperationKind kind, JsonNode? value)
    {
        var isRemoved = kind is ScimOperationKind.Remove;
        if (part is not null)
        {
            var whole = holder[attribute.Name] as JsonObject ?? [];
            Put(whole, part, isRemoved ? null : ScimReading.Value(part, value));
            if (whole.Count == 0) holder.Remove(attribute.Name);
            else if (whole.Parent is null) holder[attribute.Name] = whole;
            return;
        }

        var read = isRemoved ? null : ScimReading.Value(attribute, value);
        if (read is JsonObject added && holder[attribute.Name] is JsonObject before) Merge(before, added);
        else Put(holder, attribute, read);
    }

    /// <summary>Parts that are sent take the place of those before; the others stay.</summary>
    internal static void Merge(JsonObject before, JsonObject added)
    {
        foreach (var (name, value) in added) before[name] = value?.DeepClone();
    }

    internal static void Put(JsonObject holder, ScimProperty attribute, JsonNode? value)
    {
        if (value is null) holder.Remove(attribute.Name);
        else holder[attribute.Name] = value;
    }
}
