-- What HR says about people: one row a person of the imported file.
CREATE TABLE directory_entries (
    person_id uuid PRIMARY KEY REFERENCES persons (id),
    -- Normalized as accounts.email is.
    email text NOT NULL UNIQUE,
    name text NOT NULL DEFAULT '',
    -- When the person first was in an import.
    imported_at bigint NOT NULL,
    changed_at bigint NOT NULL
);

-- One row a value and the time it held, so that what was true of a person at a past instant stays known.
CREATE TABLE directory_fields (
    person_id uuid NOT NULL REFERENCES persons (id),
    -- manager, team, location, country, time_zone, start_date, birthday, or an attribute's normalized name.
    field text NOT NULL,
    -- Empty for manager, whom the next column names.
    value text NOT NULL,
    manager_id uuid REFERENCES persons (id),
    since_at bigint NOT NULL,
    -- NULL: it still holds.
    until_at bigint,
    PRIMARY KEY (person_id, field, since_at)
);
CREATE INDEX directory_fields_manager ON directory_fields (manager_id) WHERE manager_id IS NOT NULL;
