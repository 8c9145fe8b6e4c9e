using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;

namespace CultureBot.Storage;

/// <summary>
/// Makes <c>IN @Ids</c> mean the same on both databases. Dapper would expand it on one of them only, would not convert
/// typed ids, and would make a new statement for each length; here a list is one parameter: an array on PostgreSQL, a
/// JSON text on SQLite.
/// </summary>
internal static partial class ListParameters
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> PropertiesWhereListed = new();
    private static readonly ConcurrentDictionary<(string Sql, bool IsPostgres), string> Texts = new();

    /// <summary>Leaves statements alone whose parameters hold no list.</summary>
    public static (string Sql, object? Parameters) Apply(string sql, object? parameters, ISqlDialect dialect)
    {
        // A sequence of parameter objects runs the statement once for each.
        if (parameters is null or IEnumerable or SqlMapper.IDynamicParameters) return (sql, parameters);
        var properties = PropertiesWhereListed.GetOrAdd(parameters.GetType(), FindProperties);
        if (properties.Length == 0) return (sql, parameters);

        var isPostgres = dialect.Name == "postgres";
        var bound = new DynamicParameters();
        foreach (var property in properties)
        {
            var value = property.GetValue(parameters);
            bound.Add(property.Name, IsList(property) && value is not null ? new ListParameter(ToArray(property, value), isPostgres) : value);
        }

        return (Texts.GetOrAdd((sql, isPostgres), static key => Rewrite(key.Sql, key.IsPostgres)), bound);
    }

    private static string Rewrite(string sql, bool isPostgres) => InList().Replace(sql, match =>
    {
        var name = match.Groups["name"].Value;
        var isNot = match.Groups["not"].Success;
        return isPostgres
            ? $"{(isNot ? "<> ALL" : "= ANY")}(@{name})"
            : $"{(isNot ? "NOT " : "")}IN (SELECT value FROM json_each(@{name}))";
    });

    private static PropertyInfo[] FindProperties(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return properties.Any(IsList) ? properties : [];
    }

    private static bool IsList(PropertyInfo property) => ElementOf(property.PropertyType) is not null;

    private static Type? ElementOf(Type type) =>
        type == typeof(string) || type == typeof(byte[])
            ? null
            : type.GetInterfaces().Append(type)
                .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                ?.GetGenericArguments()[0];

    private static Array ToArray(PropertyInfo property, object list)
    {
        var values = ((IEnumerable)list).Cast<object>().Select(SqlTypes.ToStored).ToArray();
        // The declared type counts: an empty array has to have one too.
        var array = Array.CreateInstance(SqlTypes.StoredTypeOf(ElementOf(property.PropertyType)!), values.Length);
        values.CopyTo(array, 0);
        return array;
    }

    [GeneratedRegex(@"\b(?<not>NOT\s+)?IN\s+@(?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InList();

    private sealed class ListParameter(Array values, bool isPostgres) : SqlMapper.ICustomQueryParameter
    {
        public void AddParameter(IDbCommand command, string name)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = isPostgres ? values : JsonSerializer.Serialize(values, values.GetType());
            command.Parameters.Add(parameter);
        }
    }
}
