-- Where programs of others are told what happens here.
CREATE TABLE hook_endpoints (
    id TEXT PRIMARY KEY,
    -- Wrapped: some addresses let in whoever knows them.
    address BLOB NOT NULL,
    -- Wrapped, like the one before it, which signs beside it for a day.
    secret BLOB NOT NULL,
    previous_secret BLOB,
    previous_until INTEGER,
    added_at INTEGER NOT NULL,
    -- NULL while it is told; what happens meanwhile waits.
    paused_at INTEGER,
    -- Administrator, Gone, Failing; NULL like paused_at.
    pause_reason TEXT,
    -- Since when nothing has arrived; NULL when the last one did.
    failing_since INTEGER
) STRICT;

-- What each of them is told of, as 'kudos.given'.
CREATE TABLE hook_subscriptions (
    event TEXT NOT NULL,
    endpoint_id TEXT NOT NULL REFERENCES hook_endpoints (id),
    PRIMARY KEY (event, endpoint_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hook_subscriptions_endpoint ON hook_subscriptions (endpoint_id);

-- One event for one endpoint; what it says is made when it is sent.
CREATE TABLE hook_deliveries (
    id TEXT PRIMARY KEY,
    endpoint_id TEXT NOT NULL REFERENCES hook_endpoints (id),
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    wanted_at INTEGER NOT NULL,
    -- Waiting, Delivered, Failed, Cancelled.
    state TEXT NOT NULL,
    -- When it is sent, or its lease ends; NULL when it has ended.
    due_at INTEGER,
    lease TEXT,
    -- Those that failed, since it was wanted or sent again by hand.
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at INTEGER,
    -- What the receiver answered last; NULL when it did not.
    status INTEGER,
    error TEXT
) STRICT;
CREATE INDEX hook_deliveries_due ON hook_deliveries (endpoint_id, due_at);
CREATE INDEX hook_deliveries_latest ON hook_deliveries (endpoint_id, wanted_at);
CREATE INDEX hook_deliveries_wanted ON hook_deliveries (wanted_at);
