-- What is answered to what a team said: promised, done already, or declined with a reason.
CREATE TABLE actions (
    id uuid PRIMARY KEY,
    -- Equal for two deliveries of the same promise.
    request_key text NOT NULL UNIQUE,
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    -- A published group of that window, and its name as it was published.
    group_id text NOT NULL,
    group_name text NOT NULL,
    -- The question that it is meant to move.
    item text NOT NULL,
    said text NOT NULL,
    -- Will, Did, Wont.
    answer text NOT NULL,
    what text NOT NULL,
    why text NOT NULL,
    owner_id uuid NOT NULL REFERENCES accounts (id),
    -- NULL unless it was promised.
    due_on text,
    -- Open, Done, Declined.
    state text NOT NULL,
    created_by uuid NOT NULL REFERENCES accounts (id),
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    done_at bigint,
    declined_at bigint,
    -- The window that it was compared with; NULL until that one is published. The next four likewise.
    compared_window_id uuid REFERENCES survey_windows (id),
    -- NotShown, Helped, Worse, Incomparable.
    verdict text,
    -- Difference in differences of the share of fives, with its interval; NULL where nothing can be compared.
    effect double precision,
    effect_low double precision,
    effect_high double precision
);
CREATE INDEX actions_window ON actions (window_id, group_id);
CREATE INDEX actions_owner ON actions (owner_id);
CREATE INDEX actions_created ON actions (created_at, id);
CREATE INDEX actions_changed ON actions (changed_at);
CREATE INDEX actions_compared ON actions (compared_window_id, id);
CREATE INDEX actions_state ON actions (state, id);

-- How it went on the way, in the words of who reported it.
CREATE TABLE action_progress (
    id uuid PRIMARY KEY,
    request_key text NOT NULL UNIQUE,
    action_id uuid NOT NULL REFERENCES actions (id),
    reported_by uuid NOT NULL REFERENCES accounts (id),
    reported_at bigint NOT NULL,
    words text NOT NULL
);
CREATE INDEX action_progress_action ON action_progress (action_id, reported_at);
CREATE INDEX action_progress_reported ON action_progress (reported_at);

-- Groups whose manager says that they have talked about the results together.
CREATE TABLE action_talks (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    group_id text NOT NULL,
    talked_by uuid NOT NULL REFERENCES accounts (id),
    talked_at bigint NOT NULL,
    PRIMARY KEY (window_id, group_id)
);

-- Whom the follow-up has written to about what: once each, and nobody twice on a day.
CREATE TABLE action_follow_ups (
    kind text NOT NULL,
    subject text NOT NULL,
    step text NOT NULL,
    -- No reference: persons become one, and then the older one stays.
    person_id uuid NOT NULL,
    -- The person's own day on which it is sent.
    day text NOT NULL,
    PRIMARY KEY (kind, subject, step, person_id),
    UNIQUE (person_id, day)
);
