-- What a kudos is for, when it is for a message: where that stands, and the link to it if there is one.
ALTER TABLE kudos ADD COLUMN source_channel_id TEXT;
ALTER TABLE kudos ADD COLUMN source_address TEXT;

-- "+1" by others than the giver and the recipients.
CREATE TABLE kudos_boosts (
    kudos_id TEXT NOT NULL REFERENCES kudos (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (kudos_id, account_id)
) STRICT;

-- An emoji that thanks a message's author: the latest that was heard of each, whichever order it came in.
CREATE TABLE kudos_reactions (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    channel_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- When it was put on or taken off, by the platform's clock, in microseconds.
    happened_at INTEGER NOT NULL,
    kudos_id TEXT REFERENCES kudos (id),
    PRIMARY KEY (workspace_id, channel_id, message_id, account_id)
) STRICT;

-- When the platform last took a revision, and how long the message then rests before the next one.
ALTER TABLE messages ADD COLUMN changed_at INTEGER;
ALTER TABLE messages ADD COLUMN calm_ms INTEGER NOT NULL DEFAULT 0;
CREATE INDEX messages_posted ON messages (workspace_id, posted_message_id) WHERE posted_message_id IS NOT NULL;
