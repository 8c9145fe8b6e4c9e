-- The outbox: each row is a desired state of one message on one platform.
CREATE TABLE messages (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    -- What it is about, for example kudos:0192…; rendered from there when it is sent.
    subject text NOT NULL,
    workspace_id uuid NOT NULL REFERENCES workspaces (id),
    destination_kind text NOT NULL,
    destination text NOT NULL,
    step text NOT NULL DEFAULT '',
    parent_id uuid REFERENCES messages (id),
    wanted_revision bigint NOT NULL DEFAULT 1,
    sent_revision bigint NOT NULL DEFAULT 0,
    -- Waiting, Sent, Cancelled, Skipped (uncertain and not resent), Dead.
    state text NOT NULL DEFAULT 'Waiting',
    not_before bigint NOT NULL,
    -- When to look at it next; NULL when wanted = sent or it is over. While leased, the end of the lease.
    due_at bigint,
    -- The fencing token of the node that has claimed it: a result that carries another one is thrown away.
    lease uuid,
    -- Set just before the platform is called and cleared with the result: a row that still has it was cut short.
    attempt_started_at bigint,
    attempts bigint NOT NULL DEFAULT 0,
    -- How often the platform may already have taken it: sending again has its limit.
    uncertain_attempts bigint NOT NULL DEFAULT 0,
    posted_channel_id text,
    posted_message_id text,
    last_error text,
    created_at bigint NOT NULL,
    sent_at bigint,
    -- The subject first: whatever changed is looked for by it.
    UNIQUE (subject, kind, workspace_id, destination_kind, destination, step)
);
CREATE INDEX messages_due ON messages (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX messages_leased ON messages (due_at) WHERE lease IS NOT NULL;
CREATE INDEX messages_place ON messages (workspace_id, destination_kind, destination, not_before) WHERE due_at IS NOT NULL;
CREATE INDEX messages_parent ON messages (parent_id) WHERE parent_id IS NOT NULL;

-- What a message shows besides its own subject (a digest carries several kudos): when that changes, so must the message.
CREATE TABLE message_carries (
    message_id uuid NOT NULL REFERENCES messages (id),
    subject text NOT NULL,
    PRIMARY KEY (message_id, subject)
);
CREATE INDEX message_carries_subject ON message_carries (subject);

-- Pacing, shared by all nodes: the next free moment of a channel or workspace, and the pace learned from 429s.
CREATE TABLE pacing (
    scope text PRIMARY KEY,
    next_free_at bigint NOT NULL,
    interval_ms bigint NOT NULL
);

-- Requests that were acknowledged before they could be finished; the row goes once the answer is out.
CREATE TABLE unfinished_requests (
    id uuid PRIMARY KEY,
    request_key text NOT NULL UNIQUE,
    workspace_id uuid NOT NULL REFERENCES workspaces (id),
    -- The neutral request as JSON; holds a person's words, so it is wrapped by Secrets:Key.
    request bytea NOT NULL,
    attempts bigint NOT NULL DEFAULT 0,
    due_at bigint,
    lease uuid,
    received_at bigint NOT NULL,
    finished_at bigint,
    -- Its last attempt was made: whatever is still unknown, the words are given back.
    is_last boolean NOT NULL DEFAULT FALSE
);
CREATE INDEX unfinished_requests_due ON unfinished_requests (due_at) WHERE due_at IS NOT NULL;
