namespace CultureBot.Storage.Sqlite;

internal sealed class SqliteDialect : ISqlDialect
{
    public string Name => "sqlite";

    public string ForUpdateSkipLocked => "";
}
