-- What administrators and HR have set for the whole organization; what has no row is as the configuration says.
CREATE TABLE settings (
    -- As 'retention'.
    name TEXT PRIMARY KEY,
    -- JSON, as whoever reads it wrote it.
    value TEXT NOT NULL,
    -- Grows with each change, so that of two people who change it at once the later one is told.
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
