namespace CultureBot.Testing.Databases;

/// <summary>The databases that every test of SQL runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
