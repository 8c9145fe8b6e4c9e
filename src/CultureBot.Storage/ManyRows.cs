using System.Data;
using Dapper;

namespace CultureBot.Storage;

/// <summary>Adds many rows of one table with few statements. PostgreSQL would answer each row of its own; SQLite looks a parameter up by going through all of its statement's.</summary>
public static class ManyRows
{
    // Few enough that neither gets slow.
    private const int MostParameters = 160;

    /// <param name="sql">The unit of work.</param>
    /// <param name="insert">As far as <c>VALUES</c>.</param>
    /// <param name="rows">The values of each row, in the order of the columns.</param>
    /// <param name="ending">What comes after the values, for example <c>ON CONFLICT DO NOTHING</c>.</param>
    public static async Task AddAsync(SqlSession sql, string insert, IEnumerable<object?[]> rows, string ending = "")
    {
        using var next = rows.GetEnumerator();
        if (!next.MoveNext()) return;
        var columns = next.Current.Length;
        var (one, many) = (Statement(insert, 1, columns, ending), "");
        var waiting = new List<object?[]>(MostParameters / columns);
        do
        {
            waiting.Add(next.Current);
            if (waiting.Count < waiting.Capacity) continue;
            if (many.Length == 0) many = Statement(insert, waiting.Count, columns, ending);
            await sql.ExecuteAsync(many, new Values(waiting));
            waiting.Clear();
        }
        while (next.MoveNext());

        // Row by row, so that the database knows all statements again.
        foreach (var row in waiting) await sql.ExecuteAsync(one, new Values([row]));
    }

    private static string Statement(string insert, int rows, int columns, string ending) =>
        $"{insert} VALUES {string.Join(", ", Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Enumerable.Range(row * columns, columns).Select(at => "@V" + at))})"))} {ending}";

    /// <summary>Named by their place. Dapper's own list of parameters asks of each whether it is there already, by going through all of them.</summary>
    private sealed class Values(IReadOnlyCollection<object?[]> rows) : SqlMapper.IDynamicParameters
    {
        public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            var at = 0;
            foreach (var value in rows.SelectMany(row => row))
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "V" + at++;
                SqlTypes.Bind(parameter, value);
                command.Parameters.Add(parameter);
            }
        }
    }
}
