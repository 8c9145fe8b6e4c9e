-- What the demo's simulated chat shows: cards that were posted, what people typed, and private answers.
CREATE TABLE simulator_messages (
    id TEXT PRIMARY KEY,
    -- A channel's id, or D-<account>-<account> for a direct conversation.
    conversation TEXT NOT NULL,
    -- The message whose thread it is in.
    parent_id TEXT REFERENCES simulator_messages (id),
    -- The account's id on the platform.
    author TEXT NOT NULL,
    -- The one account that sees it; NULL for everybody in the conversation.
    reader TEXT,
    -- A neutral card as JSON, or else what was typed.
    card TEXT,
    words TEXT,
    -- Equal for two posts of the same form, so that the second changes nothing; NULL for what the bot posts.
    request_key TEXT UNIQUE,
    posted_at INTEGER NOT NULL,
    updated_at INTEGER,
    deleted_at INTEGER
) STRICT;
CREATE INDEX simulator_messages_conversation ON simulator_messages (conversation, posted_at);
CREATE INDEX simulator_messages_parent ON simulator_messages (parent_id) WHERE parent_id IS NOT NULL;

-- How far each person has read each conversation.
CREATE TABLE simulator_reads (
    account TEXT NOT NULL,
    conversation TEXT NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (account, conversation)
) STRICT;
