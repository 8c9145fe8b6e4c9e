-- One person with several accounts: where they were last, and where nothing reaches them.
-- When somebody last did something with the account, give or take a minute.
ALTER TABLE accounts ADD COLUMN used_at bigint;
-- Since when the platform takes no direct messages for it; NULL while it does.
ALTER TABLE accounts ADD COLUMN unreachable_since bigint;
-- The opening of direct messages that was last welcomed: its second delivery says nothing.
ALTER TABLE accounts ADD COLUMN welcomed_request text;
CREATE INDEX accounts_names ON accounts (name_key);

-- Which account's direct messages the person wants everything in; NULL: wherever they were last.
ALTER TABLE preferences ADD COLUMN inbox_account_id uuid REFERENCES accounts (id);

-- What an administrator said of two accounts. It stays, so that nothing decides otherwise by itself.
CREATE TABLE person_decisions (
    -- The lesser id first.
    first_account_id uuid NOT NULL REFERENCES accounts (id),
    second_account_id uuid NOT NULL REFERENCES accounts (id),
    -- Same, Different.
    decision text NOT NULL,
    decided_by uuid REFERENCES accounts (id),
    decided_at bigint NOT NULL,
    PRIMARY KEY (first_account_id, second_account_id)
);
CREATE INDEX person_decisions_second ON person_decisions (second_account_id);

-- Since when everybody is to be read again before the night; NULL: no need.
ALTER TABLE workspaces ADD COLUMN people_wanted_at bigint;
