-- Where programs of others are told what happens here.
CREATE TABLE hook_endpoints (
    id uuid PRIMARY KEY,
    -- Wrapped: some addresses let in whoever knows them.
    address bytea NOT NULL,
    -- Wrapped, like the one before it, which signs beside it for a day.
    secret bytea NOT NULL,
    previous_secret bytea,
    previous_until bigint,
    added_at bigint NOT NULL,
    -- NULL while it is told; what happens meanwhile waits.
    paused_at bigint,
    -- Administrator, Gone, Failing; NULL like paused_at.
    pause_reason text,
    -- Since when nothing has arrived; NULL when the last one did.
    failing_since bigint
);

-- What each of them is told of, as 'kudos.given'.
CREATE TABLE hook_subscriptions (
    event text NOT NULL,
    endpoint_id uuid NOT NULL REFERENCES hook_endpoints (id),
    PRIMARY KEY (event, endpoint_id)
);
CREATE INDEX hook_subscriptions_endpoint ON hook_subscriptions (endpoint_id);

-- One event for one endpoint; what it says is made when it is sent.
CREATE TABLE hook_deliveries (
    id uuid PRIMARY KEY,
    endpoint_id uuid NOT NULL REFERENCES hook_endpoints (id),
    event text NOT NULL,
    subject text NOT NULL,
    happened_at bigint NOT NULL,
    wanted_at bigint NOT NULL,
    -- Waiting, Delivered, Failed, Cancelled.
    state text NOT NULL,
    -- When it is sent, or its lease ends; NULL when it has ended.
    due_at bigint,
    lease uuid,
    -- Those that failed, since it was wanted or sent again by hand.
    attempts bigint NOT NULL DEFAULT 0,
    tried_at bigint,
    -- What the receiver answered last; NULL when it did not.
    status bigint,
    error text
);
CREATE INDEX hook_deliveries_due ON hook_deliveries (endpoint_id, due_at);
CREATE INDEX hook_deliveries_latest ON hook_deliveries (endpoint_id, wanted_at);
CREATE INDEX hook_deliveries_wanted ON hook_deliveries (wanted_at);
