using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.People.Scim;

/// <summary>What of a filter's attributes a table can be asked for.</summary>
internal enum ScimColumnKind
{
    /// <summary>A text in lower case.</summary>
    Key,

    /// <summary>A text that is compared to the letter.</summary>
    Exact,
    Id,
    Flag,
    Time,
}

/// <param name="Kind">How it is compared.</param>
/// <param name="Text">The column.</param>
/// <param name="In">For one of several values: what has to stand around the comparison, with {0} for it; empty otherwise.</param>
internal sealed record ScimColumn(ScimColumnKind Kind, string Text, string In = "");

/// <param name="Text">What stands behind WHERE.</param>
/// <param name="Values">Its parameters.</param>
internal sealed record ScimCondition(string Text, IReadOnlyDictionary<string, object> Values)
{
    public static ScimCondition All { get; } = new("TRUE", new Dictionary<string, object>(StringComparer.Ordinal));

    public Dictionary<string, object> With(params ReadOnlySpan<(string Name, object Value)> more)
    {
        var values = new Dictionary<string, object>(Values, StringComparer.Ordinal);
        foreach (var (name, value) in more) values.Add(name, value);
        return values;
    }
}

/// <summary>
/// Makes conditions of filters. Both identity providers ask for one resource by what is its own; what would make us read every resource there is, such as
/// a part of a name in JSON, is refused. Nothing that anybody wrote becomes SQL: names are looked up, values are parameters.
/// </summary>
internal sealed class ScimConditionStore
{
    private const string SomeEmail = "EXISTS (SELECT 1 FROM scim_emails e WHERE e.user_id = u.id AND {0})";

    private static readonly Dictionary<string, ScimColumn> Users = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = new(ScimColumnKind.Id, "u.id"),
        ["userName"] = new(ScimColumnKind.Key, "u.user_name"),
        ["externalId"] = new(ScimColumnKind.Exact, "u.external_id"),
        ["displayName"] = new(ScimColumnKind.Key, "u.display_name"),
        ["active"] = new(ScimColumnKind.Flag, "u.is_active"),
        ["emails"] = new(ScimColumnKind.Key, "e.email", SomeEmail),
        ["emails.value"] = new(ScimColumnKind.Key, "e.email", SomeEmail),
        ["emails.type"] = new(ScimColumnKind.Key, "e.type", SomeEmail),
        ["manager"] = new(ScimColumnKind.Key, "u.manager"),
        ["manager.value"] = new(ScimColumnKind.Key, "u.manager"),
        ["meta.created"] = new(ScimColumnKind.Time, "u.created_at"),
        ["meta.lastModified"] = new(ScimColumnKind.Time, "u.changed_at"),
    };

    private const string SomeMember = "EXISTS (SELECT 1 FROM scim_members m WHERE m.group_id = g.id AND {0})";

    private static readonly Dictionary<string, ScimColumn> Groups = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = new(ScimColumnKind.Id, "g.id"),
        ["displayName"] = new(ScimColumnKind.Key, "g.name_key"),
        ["externalId"] = new(ScimColumnKind.Exact, "g.external_id"),
        ["members"] = new(ScimColumnKind.Id, "m.user_id", SomeMember),
        ["members.value"] = new(ScimColumnKind.Id, "m.user_id", SomeMember),
        ["meta.created"] = new(ScimColumnKind.Time, "g.created_at"),
        ["meta.lastModified"] = new(ScimColumnKind.Time, "g.changed_at"),
    };

    private readonly Dictionary<string, ScimColumn> _columns;
    private readonly ScimResourceType _type;
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    private ScimConditionStore(ScimResourceType type) => (_type, _columns) = (type, type == ScimSchemas.User ? Users : Groups);

    /// <param name="filter">Null for everybody.</param>
    /// <param name="type">Users, whose table is u in the condition, or groups, g.</param>
    /// <exception cref="ScimRefusedException">Nothing can be found by that.</exception>
    public static ScimCondition Of(ScimFilter? filter, ScimResourceType type)
    {
        if (filter is null) return ScimCondition.All;
        var made = new ScimConditionStore(type);
        return new(made.Say(filter), made._values);
    }

    private string Say(ScimFilter filter) => filter switch
    {
        ScimFilter.Both both => $"({Say(both.One)} AND {Say(both.Other)})",
        ScimFilter.Either either => $"({Say(either.One)} OR {Say(either.Other)})",
        // What is not there is not equal to anything either.
        ScimFilter.Not not => $"(NOT COALESCE({Say(not.Inner)}, FALSE))",
        ScimFilter.Compare compare when Find(compare.Name) is var column => column.In.Length == 0
            ? Say(column, compare)
            : string.Format(CultureInfo.InvariantCulture, column.In, Say(column, compare)),
        ScimFilter.Has { Name: { Part: "" } name } has when Find(name) is { In.Length: > 0 } column =>
            string.Format(CultureInfo.InvariantCulture, column.In, SayOfOne(name, has.Inner)),
        _ => throw Refused("Only one of several values can be chosen in brackets."),
    };

    /// <summary>What one and the same value has to be; all its columns stand around the same row.</summary>
    private string SayOfOne(ScimName name, ScimFilter filter) => filter switch
    {
        ScimFilter.Both both => $"({SayOfOne(name, both.One)} AND {SayOfOne(name, both.Other)})",
        ScimFilter.Either either => $"({SayOfOne(name, either.One)} OR {SayOfOne(name, either.Other)})",
        ScimFilter.Not not => $"(NOT COALESCE({SayOfOne(name, not.Inner)}, FALSE))",
        ScimFilter.Compare { Name: { Urn: "", Part: "" } part } compare => Say(Find(name with { Part = part.Name }), compare),
        _ => throw Refused("Brackets hold comparisons alone."),
    };

    private ScimColumn Find(ScimName name)
    {
        var key = name.Part.Length == 0 ? name.Name : $"{name.Name}.{name.Part}";
        return (name.Urn.Length == 0 || _type.Schema(name.Urn) is not null) && _columns.TryGetValue(key, out var column)
            ? column
            : throw Refused($"Nothing can be found by {key}.");
    }

    private string Say(ScimColumn column, ScimFilter.Compare compare)
    {
        if (compare.Operator is ScimOperator.Pr || (compare.Value is null && compare.Operator is ScimOperator.Ne))
            return column.Kind is ScimColumnKind.Key or ScimColumnKind.Exact ? $"(COALESCE({column.Text}, '') <> '')" : $"({column.Text} IS NOT NULL)";
        if (compare.Value is null && compare.Operator is ScimOperator.Eq)
            return column.Kind is ScimColumnKind.Key or ScimColumnKind.Exact ? $"(COALESCE({column.Text}, '') = '')" : $"({column.Text} IS NULL)";
        return (column.Kind, compare.Operator) switch
        {
            (_, ScimOperator.Eq) => $"({column.Text} = {Add(Stored(column.Kind, compare))})",
            (_, ScimOperator.Ne) => $"(NOT COALESCE({column.Text} = {Add(Stored(column.Kind, compare))}, FALSE))",
            (ScimColumnKind.Key, ScimOperator.Co or ScimOperator.Sw or ScimOperator.Ew) => $"({column.Text} LIKE {Add(Like(compare))} ESCAPE '!')",
            (ScimColumnKind.Time, ScimOperator.Gt) => $"({column.Text} > {Add(Stored(column.Kind, compare))})",
            (ScimColumnKind.Time, ScimOperator.Ge) => $"({column.Text} >= {Add(Stored(column.Kind, compare))})",
            (ScimColumnKind.Time, ScimOperator.Lt) => $"({column.Text} < {Add(Stored(column.Kind, compare))})",
            (ScimColumnKind.Time, ScimOperator.Le) => $"({column.Text} <= {Add(Stored(column.Kind, compare))})",
            _ => throw Refused($"{compare.Name} cannot be compared by {compare.Operator.ToString().ToLowerInvariant()}."),
        };
    }

    private static object Stored(ScimColumnKind kind, ScimFilter.Compare compare) => kind switch
    {
        ScimColumnKind.Flag => compare.Value as bool? ?? (bool.TryParse(compare.Value as string, out var flag) ? flag : throw Refused($"{compare.Name} is true or false.")),
        // An id that is none of ours is nobody's.
        ScimColumnKind.Id => Guid.TryParseExact(compare.Value as string, "D", out var id) ? id : Guid.Empty,
        ScimColumnKind.Time => Time(compare),
        ScimColumnKind.Exact => TextOf(compare),
        _ => AccountText.Email(TextOf(compare)),
    };

    private static string Like(ScimFilter.Compare compare)
    {
        var text = AccountText.Literal(AccountText.Email(TextOf(compare)));
        return (compare.Operator is ScimOperator.Sw ? "" : "%") + text + (compare.Operator is ScimOperator.Ew ? "" : "%");
    }

    private static string TextOf(ScimFilter.Compare compare) => compare.Value as string ?? throw Refused($"{compare.Name} is a text.");

    private static Instant Time(ScimFilter.Compare compare) =>
        OffsetDateTimePattern.ExtendedIso.Parse(compare.Value as string ?? "").TryGetValue(default, out var time)
            ? time.ToInstant()
            : throw Refused($"{compare.Name} is a time, for example 2026-11-20T00:00:00Z.");

    private string Add(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"V{_values.Count}");
        _values.Add(name, value);
        return "@" + name;
    }

    private static ScimRefusedException Refused(string detail) => ScimRefusedException.Invalid(ScimFault.InvalidFilter, detail);
}
