-- The outbox: each row is a desired state of one message on one platform.
CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    -- What it is about, for example kudos:0192…; rendered from there when it is sent.
    subject TEXT NOT NULL,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    destination_kind TEXT NOT NULL,
    destination TEXT NOT NULL,
    step TEXT NOT NULL DEFAULT '',
    parent_id TEXT REFERENCES messages (id),
    wanted_revision INTEGER NOT NULL DEFAULT 1,
    sent_revision INTEGER NOT NULL DEFAULT 0,
    -- Waiting, Sent, Cancelled, Skipped (uncertain and not resent), Dead.
    state TEXT NOT NULL DEFAULT 'Waiting',
    not_before INTEGER NOT NULL,
    -- When to look at it next; NULL when wanted = sent or it is over. While leased, the end of the lease.
    due_at INTEGER,
    -- The fencing token of the node that has claimed it: a result that carries another one is thrown away.
    lease TEXT,
    -- Set just before the platform is called and cleared with the result: a row that still has it was cut short.
    attempt_started_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- How often the platform may already have taken it: sending again has its limit.
    uncertain_attempts INTEGER NOT NULL DEFAULT 0,
    posted_channel_id TEXT,
    posted_message_id TEXT,
    last_error TEXT,
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    -- The subject first: whatever changed is looked for by it.
    UNIQUE (subject, kind, workspace_id, destination_kind, destination, step)
) STRICT;
CREATE INDEX messages_due ON messages (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX messages_leased ON messages (due_at) WHERE lease IS NOT NULL;
CREATE INDEX messages_place ON messages (workspace_id, destination_kind, destination, not_before) WHERE due_at IS NOT NULL;
CREATE INDEX messages_parent ON messages (parent_id) WHERE parent_id IS NOT NULL;

-- What a message shows besides its own subject (a digest carries several kudos): when that changes, so must the message.
CREATE TABLE message_carries (
    message_id TEXT NOT NULL REFERENCES messages (id),
    subject TEXT NOT NULL,
    PRIMARY KEY (message_id, subject)
) STRICT;
CREATE INDEX message_carries_subject ON message_carries (subject);

-- Pacing, shared by all nodes: the next free moment of a channel or workspace, and the pace learned from 429s.
CREATE TABLE pacing (
    scope TEXT PRIMARY KEY,
    next_free_at INTEGER NOT NULL,
    interval_ms INTEGER NOT NULL
) STRICT;

-- Requests that were acknowledged before they could be finished; the row goes once the answer is out.
CREATE TABLE unfinished_requests (
    id TEXT PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    -- The neutral request as JSON; holds a person's words, so it is wrapped by Secrets:Key.
    request BLOB NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER,
    lease TEXT,
    received_at INTEGER NOT NULL,
    finished_at INTEGER,
    -- Its last attempt was made: whatever is still unknown, the words are given back.
    is_last INTEGER NOT NULL DEFAULT FALSE
) STRICT;
CREATE INDEX unfinished_requests_due ON unfinished_requests (due_at) WHERE due_at IS NOT NULL;
