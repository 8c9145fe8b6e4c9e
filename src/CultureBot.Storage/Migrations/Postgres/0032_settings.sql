-- What administrators and HR have set for the whole organization; what has no row is as the configuration says.
CREATE TABLE settings (
    -- As 'retention'.
    name text PRIMARY KEY,
    -- JSON, as whoever reads it wrote it.
    value text NOT NULL,
    -- Grows with each change, so that of two people who change it at once the later one is told.
    revision bigint NOT NULL,
    changed_at bigint NOT NULL
);
