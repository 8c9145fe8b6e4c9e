namespace CultureBot.Storage.Sqlite;

internal sealed class SqliteDialect : ISqlDialect
{
    public string Name => "sqlite";

    public string ForUpdateSkipLocked => "";

    public string ForShare => "";

    public string ForUpdate => "";

    public bool TellsWhenRowsWereWritten => false;

    public bool OverwritesWhatIsDeleted => true;
}
