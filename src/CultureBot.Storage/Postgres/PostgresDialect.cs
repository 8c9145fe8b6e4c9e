namespace CultureBot.Storage.Postgres;

internal sealed class PostgresDialect : ISqlDialect
{
    public string Name => "postgres";

    public string ForUpdateSkipLocked => "FOR UPDATE SKIP LOCKED";
}
