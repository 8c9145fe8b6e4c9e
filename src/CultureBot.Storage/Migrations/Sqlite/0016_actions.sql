-- What is answered to what a team said: promised, done already, or declined with a reason.
CREATE TABLE actions (
    id TEXT PRIMARY KEY,
    -- Equal for two deliveries of the same promise.
    request_key TEXT NOT NULL UNIQUE,
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    -- A published group of that window, and its name as it was published.
    group_id TEXT NOT NULL,
    group_name TEXT NOT NULL,
    -- The question that it is meant to move.
    item TEXT NOT NULL,
    said TEXT NOT NULL,
    -- Will, Did, Wont.
    answer TEXT NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES accounts (id),
    -- NULL unless it was promised.
    due_on TEXT,
    -- Open, Done, Declined.
    state TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    done_at INTEGER,
    declined_at INTEGER,
    -- The window that it was compared with; NULL until that one is published. The next four likewise.
    compared_window_id TEXT REFERENCES survey_windows (id),
    -- NotShown, Helped, Worse, Incomparable.
    verdict TEXT,
    -- Difference in differences of the share of fives, with its interval; NULL where nothing can be compared.
    effect REAL,
    effect_low REAL,
    effect_high REAL
) STRICT;
CREATE INDEX actions_window ON actions (window_id, group_id);
CREATE INDEX actions_owner ON actions (owner_id);
CREATE INDEX actions_created ON actions (created_at, id);
CREATE INDEX actions_changed ON actions (changed_at);
CREATE INDEX actions_compared ON actions (compared_window_id, id);
CREATE INDEX actions_state ON actions (state, id);

-- How it went on the way, in the words of who reported it.
CREATE TABLE action_progress (
    id TEXT PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    action_id TEXT NOT NULL REFERENCES actions (id),
    reported_by TEXT NOT NULL REFERENCES accounts (id),
    reported_at INTEGER NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX action_progress_action ON action_progress (action_id, reported_at);
CREATE INDEX action_progress_reported ON action_progress (reported_at);

-- Groups whose manager says that they have talked about the results together.
CREATE TABLE action_talks (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    group_id TEXT NOT NULL,
    talked_by TEXT NOT NULL REFERENCES accounts (id),
    talked_at INTEGER NOT NULL,
    PRIMARY KEY (window_id, group_id)
) STRICT, WITHOUT ROWID;

-- Whom the follow-up has written to about what: once each, and nobody twice on a day.
CREATE TABLE action_follow_ups (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    step TEXT NOT NULL,
    -- No reference: persons become one, and then the older one stays.
    person_id TEXT NOT NULL,
    -- The person's own day on which it is sent.
    day TEXT NOT NULL,
    PRIMARY KEY (kind, subject, step, person_id),
    UNIQUE (person_id, day)
) STRICT, WITHOUT ROWID;
