using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace CultureBot.Storage;

/// <summary>
/// How .NET types are stored, the same on both databases: ids as UUID (text on SQLite), instants as Unix milliseconds,
/// local dates as ISO text, enums by their names (bind <c>.ToString()</c>), booleans as the database's own. Rows are
/// read into records with <c>init</c> properties; columns in snake_case match properties in PascalCase.
/// </summary>
public static class SqlTypes
{
    private static readonly Lock Gate = new();
    private static readonly ConcurrentDictionary<Type, Func<object, object>> Unwraps = new();

    static SqlTypes()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Add(value => Instant.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture)), (_, value) => value.ToUnixTimeMilliseconds());
        Add(value => LocalDatePattern.Iso.Parse((string)value).Value, (_, value) => LocalDatePattern.Iso.Format(value));
        SqlMapper.RemoveTypeMap(typeof(Guid));
        Add(ToGuid, Bound);
    }

    /// <summary>Makes sure that the common types are mapped; called by each database when it opens.</summary>
    public static void Use()
    {
    }

    /// <summary>Maps a typed id, for example <c>readonly record struct KudosId(Guid Value)</c>. May be called again.</summary>
    public static void UseId<TId>(Func<Guid, TId> wrap, Func<TId, Guid> unwrap) where TId : struct
    {
        // Whoever comes second returns only when the first is done.
        lock (Gate)
        {
            if (Unwraps.TryAdd(typeof(TId), id => unwrap((TId)id))) Add(value => wrap(ToGuid(value)), (parameter, id) => Bound(parameter, unwrap(id)));
        }
    }

    /// <summary>A value as the database's provider takes it, for lists, whose elements the handlers below never see.</summary>
    internal static object ToStored(object value) => value switch
    {
        Instant instant => instant.ToUnixTimeMilliseconds(),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Enum name => name.ToString(),
        _ => Unwraps.TryGetValue(value.GetType(), out var unwrap) ? unwrap(value) : value,
    };

    /// <summary>Gives a parameter a value of any type that is mapped here, or null.</summary>
    internal static void Bind(IDbDataParameter parameter, object? value) => parameter.Value = value is null ? DBNull.Value
        : ToStored(value) is var stored && stored is Guid id ? Bound(parameter, id)
        : stored;

    internal static Type StoredTypeOf(Type type) =>
        type == typeof(Instant) ? typeof(long)
        : type == typeof(LocalDate) || type.IsEnum ? typeof(string)
        : Unwraps.ContainsKey(type) ? typeof(Guid)
        : type;

    private static void Add<T>(Func<object, T> read, Func<IDbDataParameter, T, object> bind) where T : struct =>
        SqlMapper.AddTypeHandler(typeof(T), new Handler<T>(read, bind));

    private static Guid ToGuid(object value) => value is Guid guid ? guid : Guid.Parse((string)value);

    // Lower case as PostgreSQL writes it (SQLite's provider would write upper case), so that 'kudos:' || id is one text on both.
    private static object Bound(IDbDataParameter parameter, Guid value) => parameter is NpgsqlParameter ? value : value.ToString();

    /// <summary>
    /// Dapper's own base class cannot say null for a nullable value that stands alone in its row.
    /// </summary>
    private sealed class Handler<T>(Func<object, T> read, Func<IDbDataParameter, T, object> bind) : SqlMapper.ITypeHandler where T : struct
    {
        public object? Parse(Type destinationType, object value) => value is null or DBNull ? null : read(value);

        public void SetValue(IDbDataParameter parameter, object value) =>
            parameter.Value = value is T typed ? bind(parameter, typed) : DBNull.Value;
    }
}
