-- Whoever owns feedback was reminded of it: at most twice for each day on which it was due.
CREATE TABLE feedback_reminders (
    subject TEXT NOT NULL REFERENCES feedback_responses (subject),
    -- As the response said then: a promise has a later day, and reminders of its own.
    due_on TEXT NOT NULL,
    -- The owner's own day.
    day TEXT NOT NULL,
    PRIMARY KEY (subject, due_on, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_reminders_day ON feedback_reminders (day);
CREATE INDEX feedback_responses_due ON feedback_responses (state, due_on);

-- What stopped somebody from serving someone well, with their name.
CREATE TABLE barriers (
    -- Made of the form's code: sent twice it is one.
    id TEXT PRIMARY KEY,
    giver_id TEXT NOT NULL REFERENCES accounts (id),
    -- Whose it is said to be; NULL when the writer does not know.
    team_id TEXT REFERENCES provider_teams (id),
    -- Rule, Tool, Approval, Other.
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    -- The writer's own day.
    said_on TEXT NOT NULL
) STRICT;

-- The same without a name: nothing in it leads to who wrote it. The id is random, and the day is that of UTC.
CREATE TABLE relayed_barriers (
    id TEXT PRIMARY KEY,
    -- SHA-256 of the code that the writer's own receipt has, and nobody else.
    mailbox BLOB NOT NULL UNIQUE,
    team_id TEXT REFERENCES provider_teams (id),
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    said_on TEXT NOT NULL
) STRICT;

-- That somebody met a barrier in a quarter, so that they count once: a keyed hash of them, the team and the kind. Gone at the close.
CREATE TABLE barrier_marks (
    quarter_id TEXT NOT NULL REFERENCES feedback_quarters (id),
    mark BLOB NOT NULL,
    -- 'team:' and an id; empty when nobody knows whose it is.
    team TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (quarter_id, mark)
) STRICT, WITHOUT ROWID;

-- The release ledger of barriers: how many people met one, where they were enough.
CREATE TABLE published_barriers (
    quarter_id TEXT NOT NULL REFERENCES feedback_quarters (id),
    team TEXT NOT NULL,
    kind TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (quarter_id, team, kind)
) STRICT, WITHOUT ROWID;

-- Whoever was written to has reported the words to HR, once.
CREATE TABLE feedback_reports (
    subject TEXT PRIMARY KEY REFERENCES feedback_responses (subject),
    -- As they were then: a rating can be changed on its day. Several are divided by U+001E.
    words TEXT NOT NULL,
    reported_by TEXT NOT NULL REFERENCES accounts (id),
    reported_at INTEGER NOT NULL
) STRICT;
