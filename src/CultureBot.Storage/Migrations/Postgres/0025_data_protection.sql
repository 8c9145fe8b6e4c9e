-- Since when the account stands for nobody any more: what it did is a colleague's. NULL for everybody else.
ALTER TABLE accounts ADD COLUMN erased_at bigint;

-- Accounts that were erased, by a hash: a platform that still lists them as gone does not bring them back.
CREATE TABLE erased_accounts (
    workspace_id uuid NOT NULL REFERENCES workspaces (id),
    -- SHA-256 of the id on the platform.
    hash text NOT NULL,
    PRIMARY KEY (workspace_id, hash)
);

-- Persons who are being forgotten or were.
CREATE TABLE erasures (
    person_id uuid PRIMARY KEY REFERENCES persons (id),
    asked_by uuid REFERENCES accounts (id),
    asked_at bigint NOT NULL,
    -- Whose part is under way, and how far it has come.
    part text NOT NULL,
    cursor text NOT NULL,
    -- NULL until all have forgotten them.
    finished_at bigint
);

CREATE INDEX relays_account ON relays (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX audit_entries_account ON audit_entries (account_id, id);
CREATE INDEX audit_entries_at ON audit_entries (at);
