using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace CultureBot.Storage.Sqlite;

/// <summary>
/// A connection that keeps what it has prepared, by its text: preparing a short statement costs several times what
/// running it does, and the provider prepares each command anew.
/// </summary>
internal sealed class PreparedConnection(SqliteConnection connection) : DbConnection
{
    private const int MostKept = 256;

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    [AllowNull]
    public override string ConnectionString
    {
        get => connection.ConnectionString;
        set => throw new NotSupportedException("SqliteFile opens connections.");
    }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    public SqliteCommand Take(string sql)
    {
        if (_idle.Remove(sql, out var kept)) return kept;
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts come from the stores.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>Keeps the command for the next one who needs its text; not a text of several statements, which is a migration.</summary>
    public void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (_idle.Count >= MostKept || command.CommandText.Contains(';', StringComparison.Ordinal) || !_idle.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    public override void Open() => throw new NotSupportedException("SqliteFile opens connections.");

    public override void Close() => connection.Close();

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException("There is one file.");

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        throw new NotSupportedException("The writer and the readers begin and end transactions themselves.");

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in _idle.Values) command.Dispose();
            _idle.Clear();
            connection.Dispose();
        }

        base.Dispose(disposing);
    }
}
