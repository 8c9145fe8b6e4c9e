using System.Text.Json.Nodes;

namespace CultureBot.People.Scim;

/// <summary>Says which of an attribute's values a filter in brackets means.</summary>
internal static class ScimMatch
{
    /// <exception cref="ScimRefusedException">The filter names something that the attribute has not.</exception>
    public static bool IsMeant(ScimProperty attribute, JsonObject value, ScimFilter filter) => filter switch
    {
        ScimFilter.Both both => IsMeant(attribute, value, both.One) & IsMeant(attribute, value, both.Other),
        ScimFilter.Either either => IsMeant(attribute, value, either.One) | IsMeant(attribute, value, either.Other),
        ScimFilter.Not not => !IsMeant(attribute, value, not.Inner),
        ScimFilter.Compare { Name: { Urn: "", Part: "" } name } compare when attribute.Part(name.Name) is { } part => Is(part, value[part.Name], compare),
        _ => throw Unknown(attribute),
    };

    /// <summary>What a value that the filter means has to have, when the filter says no more than that; null otherwise.</summary>
    public static JsonObject? Wanted(ScimProperty attribute, ScimFilter filter)
    {
        switch (filter)
        {
            case ScimFilter.Compare { Operator: ScimOperator.Eq, Value: { } value, Name: { Urn: "", Part: "" } name } when attribute.Part(name.Name) is { IsReadOnly: false } part:
                return ScimReading.Single(part, Node(value)) is { } read ? new JsonObject { [part.Name] = read } : null;
            case ScimFilter.Both both when Wanted(attribute, both.One) is { } one && Wanted(attribute, both.Other) is { } other:
                foreach (var (name, value) in other) one[name] = value?.DeepClone();
                return one;
            default:
                return null;
        }
    }

    private static bool Is(ScimProperty part, JsonNode? value, ScimFilter.Compare compare)
    {
        if (part.Type is ScimType.Boolean)
        {
            var wanted = compare.Value as bool? ?? (bool.TryParse(compare.Value as string, out var flag) ? flag : null);
            return compare.Operator switch
            {
                ScimOperator.Eq => wanted == ScimJson.IsTrue(value),
                ScimOperator.Ne => wanted != ScimJson.IsTrue(value),
                ScimOperator.Pr => value is not null,
                _ => throw Unknown(part),
            };
        }

        var (text, other) = (ScimJson.Text(value), compare.Value as string);
        return compare.Operator switch
        {
            ScimOperator.Pr => text is not null,
            ScimOperator.Eq => string.Equals(text, other, StringComparison.OrdinalIgnoreCase),
            ScimOperator.Ne => !string.Equals(text, other, StringComparison.OrdinalIgnoreCase),
            _ when text is null || other is null => false,
            ScimOperator.Co => text.Contains(other, StringComparison.OrdinalIgnoreCase),
            ScimOperator.Sw => text.StartsWith(other, StringComparison.OrdinalIgnoreCase),
            ScimOperator.Ew => text.EndsWith(other, StringComparison.OrdinalIgnoreCase),
            _ => throw Unknown(part),
        };
    }

    private static JsonValue Node(object value) => value is bool flag ? JsonValue.Create(flag) : JsonValue.Create((string)value)!;

    private static ScimRefusedException Unknown(ScimProperty attribute) =>
        ScimRefusedException.Invalid(ScimFault.InvalidFilter, $"The values of {attribute.Name} cannot be chosen by that.");
}
