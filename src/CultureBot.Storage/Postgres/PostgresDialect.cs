namespace CultureBot.Storage.Postgres;

internal sealed class PostgresDialect : ISqlDialect
{
    public string Name => "postgres";

    public string ForUpdateSkipLocked => "FOR UPDATE SKIP LOCKED";

    public string ForShare => "FOR SHARE";

    public string ForUpdate => "FOR UPDATE";

    public bool TellsWhenRowsWereWritten => true;

    public bool OverwritesWhatIsDeleted => false;
}
