-- Since when the account stands for nobody any more: what it did is a colleague's. NULL for everybody else.
ALTER TABLE accounts ADD COLUMN erased_at INTEGER;

-- Accounts that were erased, by a hash: a platform that still lists them as gone does not bring them back.
CREATE TABLE erased_accounts (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    -- SHA-256 of the id on the platform.
    hash TEXT NOT NULL,
    PRIMARY KEY (workspace_id, hash)
) STRICT, WITHOUT ROWID;

-- Persons who are being forgotten or were.
CREATE TABLE erasures (
    person_id TEXT PRIMARY KEY REFERENCES persons (id),
    asked_by TEXT REFERENCES accounts (id),
    asked_at INTEGER NOT NULL,
    -- Whose part is under way, and how far it has come.
    part TEXT NOT NULL,
    cursor TEXT NOT NULL,
    -- NULL until all have forgotten them.
    finished_at INTEGER
) STRICT;

CREATE INDEX relays_account ON relays (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX audit_entries_account ON audit_entries (account_id, id);
CREATE INDEX audit_entries_at ON audit_entries (at);
