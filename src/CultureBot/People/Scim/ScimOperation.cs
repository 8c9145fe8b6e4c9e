using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.People.Scim;

internal enum ScimOperationKind
{
    Add,
    Replace,
    Remove,
}

/// <summary>One operation of a PATCH.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Path">Where; null when the value's own names say it.</param>
/// <param name="Value">As it was sent; null when there is none.</param>
internal sealed record ScimOperation(ScimOperationKind Kind, string? Path, JsonNode? Value)
{
    private const int Most = 1000;

    private static readonly string[] Ours = ["id", "meta", "schemas"];

    /// <summary>The operations of a PATCH's body, in their order. Entra ID begins their names with capitals.</summary>
    /// <exception cref="ScimRefusedException">It is no such body.</exception>
    public static ImmutableArray<ScimOperation> Read(JsonObject body)
    {
        if (Find(body, "Operations") is not JsonArray { Count: > 0 } sent)
            throw ScimRefusedException.Invalid(ScimFault.InvalidSyntax, "Operations is missing or empty.");
        if (sent.Count > Most) throw ScimRefusedException.Invalid(ScimFault.TooMany, $"There are more than {Most} operations.");
        return [.. sent.Select(One)];
    }

    private static ScimOperation One(JsonNode? sent)
    {
        if (sent is not JsonObject operation) throw ScimRefusedException.Invalid(ScimFault.InvalidSyntax, "An operation is no object.");
        // A number would be taken for the kind of that number.
        if (ScimJson.Text(Find(operation, "op")) is not { } op || !op.All(char.IsAsciiLetter) || !Enum.TryParse<ScimOperationKind>(op, ignoreCase: true, out var kind))
            throw ScimRefusedException.Invalid(ScimFault.InvalidSyntax, "op must be add, replace or remove.");
        var path = Find(operation, "path");
        var text = ScimJson.Text(path);
        if (path is not null && text is null) throw ScimRefusedException.Invalid(ScimFault.InvalidPath, "path must be a text.");
        if (string.IsNullOrEmpty(text)) text = null;
        if (text is not null && Ours.Contains(text.Split('.')[0], StringComparer.OrdinalIgnoreCase))
            throw ScimRefusedException.Invalid(ScimFault.Mutability, $"{text} is read-only.");
        var value = Find(operation, "value");
        return (kind, text) switch
        {
            (ScimOperationKind.Remove, null) => throw ScimRefusedException.Invalid(ScimFault.NoTarget, "remove needs a path."),
            (not ScimOperationKind.Remove, null) when value is not JsonObject =>
                throw ScimRefusedException.Invalid(ScimFault.InvalidValue, "Without a path the value must be an object of attributes."),
            _ => new(kind, text, value),
        };
    }

    private static JsonNode? Find(JsonObject node, string name) =>
        node.FirstOrDefault(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
