CREATE TABLE kudos (
    id uuid PRIMARY KEY,
    -- Equal for two deliveries of the same request, so that the second changes nothing.
    request_key text NOT NULL UNIQUE,
    workspace_id uuid NOT NULL REFERENCES workspaces (id),
    giver_id uuid NOT NULL REFERENCES accounts (id),
    words text NOT NULL,
    -- SHA-256 of the words in their plainest form, to notice the same text again.
    words_hash text NOT NULL,
    -- Public, Private, PrivateAndManager, ManagerOnly.
    visibility text NOT NULL,
    -- The channel a public one is posted to.
    channel_id text,
    created_at bigint NOT NULL,
    undone_at bigint,
    undo_request_key text UNIQUE
);
CREATE INDEX kudos_created ON kudos (created_at);
CREATE INDEX kudos_giver ON kudos (giver_id, created_at);

CREATE TABLE kudos_recipients (
    kudos_id uuid NOT NULL REFERENCES kudos (id),
    account_id uuid NOT NULL REFERENCES accounts (id),
    -- As the giver named them, from 0.
    position bigint NOT NULL,
    -- The user group through which they were thanked, as it was called; NULL when named themselves.
    group_name text,
    created_at bigint NOT NULL,
    PRIMARY KEY (kudos_id, account_id)
);
CREATE INDEX kudos_recipients_created ON kudos_recipients (created_at, account_id);
CREATE INDEX kudos_recipients_account ON kudos_recipients (account_id, created_at);

CREATE TABLE kudos_values (
    kudos_id uuid NOT NULL REFERENCES kudos (id),
    -- The value's tag without '#', in lower case.
    tag text NOT NULL,
    PRIMARY KEY (kudos_id, tag)
);

-- Words that wait for their giver to say "send anyway" or where to post; wrapped by Secrets:Key, gone after a day.
CREATE TABLE kudos_drafts (
    id uuid PRIMARY KEY,
    request_key text NOT NULL UNIQUE,
    giver_id uuid NOT NULL REFERENCES accounts (id),
    request bytea NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX kudos_drafts_created ON kudos_drafts (created_at);
