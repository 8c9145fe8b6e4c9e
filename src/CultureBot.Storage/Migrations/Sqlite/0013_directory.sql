-- What HR says about people: one row a person of the imported file.
CREATE TABLE directory_entries (
    person_id TEXT PRIMARY KEY REFERENCES persons (id),
    -- Normalized as accounts.email is.
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    -- When the person first was in an import.
    imported_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

-- One row a value and the time it held, so that what was true of a person at a past instant stays known.
CREATE TABLE directory_fields (
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- manager, team, location, country, time_zone, start_date, birthday, or an attribute's normalized name.
    field TEXT NOT NULL,
    -- Empty for manager, whom the next column names.
    value TEXT NOT NULL,
    manager_id TEXT REFERENCES persons (id),
    since_at INTEGER NOT NULL,
    -- NULL: it still holds.
    until_at INTEGER,
    PRIMARY KEY (person_id, field, since_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX directory_fields_manager ON directory_fields (manager_id) WHERE manager_id IS NOT NULL;
