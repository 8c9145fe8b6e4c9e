CREATE TABLE kudos (
    id TEXT PRIMARY KEY,
    -- Equal for two deliveries of the same request, so that the second changes nothing.
    request_key TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    giver_id TEXT NOT NULL REFERENCES accounts (id),
    words TEXT NOT NULL,
    -- SHA-256 of the words in their plainest form, to notice the same TEXT again.
    words_hash TEXT NOT NULL,
    -- Public, Private, PrivateAndManager, ManagerOnly.
    visibility TEXT NOT NULL,
    -- The channel a public one is posted to.
    channel_id TEXT,
    created_at INTEGER NOT NULL,
    undone_at INTEGER,
    undo_request_key TEXT UNIQUE
) STRICT;
CREATE INDEX kudos_created ON kudos (created_at);
CREATE INDEX kudos_giver ON kudos (giver_id, created_at);

CREATE TABLE kudos_recipients (
    kudos_id TEXT NOT NULL REFERENCES kudos (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- As the giver named them, from 0.
    position INTEGER NOT NULL,
    -- The user group through which they were thanked, as it was called; NULL when named themselves.
    group_name TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (kudos_id, account_id)
) STRICT;
CREATE INDEX kudos_recipients_created ON kudos_recipients (created_at, account_id);
CREATE INDEX kudos_recipients_account ON kudos_recipients (account_id, created_at);

CREATE TABLE kudos_values (
    kudos_id TEXT NOT NULL REFERENCES kudos (id),
    -- The value's tag without '#', in lower case.
    tag TEXT NOT NULL,
    PRIMARY KEY (kudos_id, tag)
) STRICT;

-- Words that wait for their giver to say "send anyway" or where to post; wrapped by Secrets:Key, gone after a day.
CREATE TABLE kudos_drafts (
    id TEXT PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    giver_id TEXT NOT NULL REFERENCES accounts (id),
    request BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX kudos_drafts_created ON kudos_drafts (created_at);
