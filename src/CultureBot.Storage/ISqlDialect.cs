namespace CultureBot.Storage;

/// <summary>Only what differs between SQLite and PostgreSQL; every other SQL text runs on both.</summary>
public interface ISqlDialect
{
    /// <summary><c>sqlite</c> or <c>postgres</c>, as in configuration and in the migrations' folder.</summary>
    string Name { get; }

    /// <summary>
    /// Ends an inner SELECT that claims rows: on PostgreSQL it locks them and steps over those of other nodes; SQLite
    /// has one writer and needs nothing.
    /// </summary>
    string ForUpdateSkipLocked { get; }

    /// <summary>
    /// Ends a SELECT of a row that must stay as it is until the unit ends: on PostgreSQL others may read it so as well, and who
    /// wants to change it waits. SQLite has one writer and needs nothing.
    /// </summary>
    string ForShare { get; }

    /// <summary>
    /// Ends a SELECT of rows that are about to be changed: on PostgreSQL others that want them wait until the unit ends. SQLite has
    /// one writer and needs nothing.
    /// </summary>
    string ForUpdate { get; }

    /// <summary>
    /// A table's rows tell which were written together and in which order (PostgreSQL's xmin and ctid). SQLite's tables WITHOUT ROWID
    /// lie in the order of their keys and tell neither.
    /// </summary>
    bool TellsWhenRowsWereWritten { get; }

    /// <summary>Deleting a row overwrites it in the file at once (SQLite's secure_delete); otherwise only when its place is used again.</summary>
    bool OverwritesWhatIsDeleted { get; }

    /// <summary>
    /// Takes a lock on the text <c>@Name</c> until the unit ends, for what has no row to lock yet; SQLite has one writer
    /// and needs nothing.
    /// </summary>
    string LockName => Name == "postgres" ? "SELECT pg_advisory_xact_lock(hashtextextended(@Name, 0))" : "SELECT FALSE";
}
