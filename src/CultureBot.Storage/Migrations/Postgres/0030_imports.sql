-- For finding people by name and in its order: as accounts.name_key is, and for names that were stored before as well as SQL can.
ALTER TABLE directory_entries ADD COLUMN name_key text NOT NULL DEFAULT '';
-- When a file named the person last; before there was this column, when something of them changed last.
ALTER TABLE directory_entries ADD COLUMN named_at bigint NOT NULL DEFAULT 0;
UPDATE directory_entries SET name_key = LOWER(REPLACE(name, ' ', '')), named_at = changed_at;
CREATE INDEX directory_entries_names ON directory_entries (name_key);

-- Each file of people that was imported.
CREATE TABLE people_imports (
    id uuid PRIMARY KEY,
    -- NULL: a program.
    account_id uuid REFERENCES accounts (id),
    -- The moment at which all that it changed begins and ends; no two have the same.
    started_at bigint NOT NULL UNIQUE,
    -- When something of it was stored last.
    touched_at bigint NOT NULL,
    -- Running, Done, Stopped, Undoing, Undone.
    state text NOT NULL,
    -- Whoever was missing from it has left.
    is_complete boolean NOT NULL,
    row_count bigint NOT NULL,
    done bigint NOT NULL DEFAULT 0,
    added bigint NOT NULL DEFAULT 0,
    changed bigint NOT NULL DEFAULT 0,
    absent bigint NOT NULL DEFAULT 0,
    unchanged bigint NOT NULL DEFAULT 0,
    -- NULL until it is undone: the moment at which everything went back, and who said so.
    undone_at bigint UNIQUE,
    undone_by uuid REFERENCES accounts (id),
    -- What had changed since, and stayed.
    left_alone bigint NOT NULL DEFAULT 0
);

-- What an import made of names and addresses, which have no history of their own. NULL: there was no entry, or is none any more.
CREATE TABLE people_import_entries (
    import_id uuid NOT NULL REFERENCES people_imports (id),
    person_id uuid NOT NULL REFERENCES persons (id),
    email_before text,
    name_before text,
    email_after text,
    name_after text,
    PRIMARY KEY (import_id, person_id)
);
CREATE INDEX people_import_entries_person ON people_import_entries (person_id);

-- A file that somebody looks at before it is imported; one a person.
CREATE TABLE waiting_files (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL UNIQUE REFERENCES accounts (id),
    is_complete boolean NOT NULL,
    expires_at bigint NOT NULL
);

CREATE TABLE waiting_file_parts (
    file_id uuid NOT NULL REFERENCES waiting_files (id),
    -- 0, 1, 2 … in its file.
    number bigint NOT NULL,
    -- Compressed, cut, and wrapped by Secrets:Key.
    part bytea NOT NULL,
    PRIMARY KEY (file_id, number)
);
