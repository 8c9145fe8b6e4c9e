-- Whoever owns feedback was reminded of it: at most twice for each day on which it was due.
CREATE TABLE feedback_reminders (
    subject text NOT NULL REFERENCES feedback_responses (subject),
    -- As the response said then: a promise has a later day, and reminders of its own.
    due_on text NOT NULL,
    -- The owner's own day.
    day text NOT NULL,
    PRIMARY KEY (subject, due_on, day)
);
CREATE INDEX feedback_reminders_day ON feedback_reminders (day);
CREATE INDEX feedback_responses_due ON feedback_responses (state, due_on);

-- What stopped somebody from serving someone well, with their name.
CREATE TABLE barriers (
    -- Made of the form's code: sent twice it is one.
    id uuid PRIMARY KEY,
    giver_id uuid NOT NULL REFERENCES accounts (id),
    -- Whose it is said to be; NULL when the writer does not know.
    team_id uuid REFERENCES provider_teams (id),
    -- Rule, Tool, Approval, Other.
    kind text NOT NULL,
    words text NOT NULL,
    -- The writer's own day.
    said_on text NOT NULL
);

-- The same without a name: nothing in it leads to who wrote it. The id is random, and the day is that of UTC.
CREATE TABLE relayed_barriers (
    id uuid PRIMARY KEY,
    -- SHA-256 of the code that the writer's own receipt has, and nobody else.
    mailbox bytea NOT NULL UNIQUE,
    team_id uuid REFERENCES provider_teams (id),
    kind text NOT NULL,
    words text NOT NULL,
    said_on text NOT NULL
);

-- That somebody met a barrier in a quarter, so that they count once: a keyed hash of them, the team and the kind. Gone at the close.
CREATE TABLE barrier_marks (
    quarter_id uuid NOT NULL REFERENCES feedback_quarters (id),
    mark bytea NOT NULL,
    -- 'team:' and an id; empty when nobody knows whose it is.
    team text NOT NULL,
    kind text NOT NULL,
    PRIMARY KEY (quarter_id, mark)
);

-- The release ledger of barriers: how many people met one, where they were enough.
CREATE TABLE published_barriers (
    quarter_id uuid NOT NULL REFERENCES feedback_quarters (id),
    team text NOT NULL,
    kind text NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (quarter_id, team, kind)
);

-- Whoever was written to has reported the words to HR, once.
CREATE TABLE feedback_reports (
    subject text PRIMARY KEY REFERENCES feedback_responses (subject),
    -- As they were then: a rating can be changed on its day. Several are divided by U+001E.
    words text NOT NULL,
    reported_by uuid NOT NULL REFERENCES accounts (id),
    reported_at bigint NOT NULL
);
