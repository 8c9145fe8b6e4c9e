-- What the demo's simulated chat shows: cards that were posted, what people typed, and private answers.
CREATE TABLE simulator_messages (
    id uuid PRIMARY KEY,
    -- A channel's id, or D-<account>-<account> for a direct conversation.
    conversation text NOT NULL,
    -- The message whose thread it is in.
    parent_id uuid REFERENCES simulator_messages (id),
    -- The account's id on the platform.
    author text NOT NULL,
    -- The one account that sees it; NULL for everybody in the conversation.
    reader text,
    -- A neutral card as JSON, or else what was typed.
    card text,
    words text,
    -- Equal for two posts of the same form, so that the second changes nothing; NULL for what the bot posts.
    request_key text UNIQUE,
    posted_at bigint NOT NULL,
    updated_at bigint,
    deleted_at bigint
);
CREATE INDEX simulator_messages_conversation ON simulator_messages (conversation, posted_at);
CREATE INDEX simulator_messages_parent ON simulator_messages (parent_id) WHERE parent_id IS NOT NULL;

-- How far each person has read each conversation.
CREATE TABLE simulator_reads (
    account text NOT NULL,
    conversation text NOT NULL,
    read_at bigint NOT NULL,
    PRIMARY KEY (account, conversation)
);
