using System.Text.Json;

namespace CultureBot.People.Scim;

/// <summary>What RFC 7644 compares with; written in lower case there.</summary>
public enum ScimOperator
{
    Eq,
    Ne,
    Co,
    Sw,
    Ew,
    Gt,
    Ge,
    Lt,
    Le,

    /// <summary>There is a value; it is compared with nothing.</summary>
    Pr,
}

/// <summary>An attribute as a filter or a path names it.</summary>
/// <param name="Urn">Its schema; empty for the resource's own.</param>
/// <param name="Name">Empty when a schema is named and nothing in it.</param>
/// <param name="Part">What of a complex attribute is meant; empty for all of it.</param>
public sealed record ScimName(string Urn, string Name, string Part)
{
    public override string ToString() => $"{Urn}{(Urn.Length > 0 && Name.Length > 0 ? ":" : "")}{Name}{(Part.Length > 0 ? "." : "")}{Part}";
}

/// <summary>A filter of RFC 7644, as it was written; whether its attributes exist is for whoever uses it.</summary>
public abstract record ScimFilter
{
    /// <param name="Name">What is compared.</param>
    /// <param name="Operator">How.</param>
    /// <param name="Value">A text, true, false, a number as its text, or null; null too for <see cref="ScimOperator.Pr"/>.</param>
    public sealed record Compare(ScimName Name, ScimOperator Operator, object? Value) : ScimFilter
    {
        public override string ToString() => Operator is ScimOperator.Pr
            ? $"{Name} pr"
            : $"{Name} {Operator.ToString().ToLowerInvariant()} {JsonSerializer.Serialize(Value)}";
    }

    /// <summary>One and the same value of several is as the filter says.</summary>
    public sealed record Has(ScimName Name, ScimFilter Inner) : ScimFilter
    {
        public override string ToString() => $"{Name}[{Inner}]";
    }

    public sealed record Both(ScimFilter One, ScimFilter Other) : ScimFilter
    {
        public override string ToString() => $"({One}) and ({Other})";
    }

    public sealed record Either(ScimFilter One, ScimFilter Other) : ScimFilter
    {
        public override string ToString() => $"({One}) or ({Other})";
    }

    public sealed record Not(ScimFilter Inner) : ScimFilter
    {
        public override string ToString() => $"not ({Inner})";
    }

    /// <exception cref="ScimRefusedException">It is none.</exception>
    public static ScimFilter Read(string text) => new ScimFilterParser(text).ReadFilter();
}
