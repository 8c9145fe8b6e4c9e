-- Internal customers rate who served them: teams and people. No table here leads from a relay, a mark or a ballot to who gave it.
CREATE TABLE provider_teams (
    -- Made of the key, so that it is the same wherever the team is met first.
    id TEXT PRIMARY KEY,
    -- Its name in lower case, words joined by _.
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

-- Three months of feedback: the window of ratings without a name.
CREATE TABLE feedback_quarters (
    id TEXT PRIMARY KEY,
    -- 2026-Q4.
    name TEXT NOT NULL UNIQUE,
    -- Open, Closing, Closed.
    state TEXT NOT NULL,
    -- The promise: the least numbers of customers for Fives and for comments.
    for_fives INTEGER NOT NULL,
    for_comments INTEGER NOT NULL,
    -- Ballots are sealed to this.
    public_key BLOB NOT NULL,
    -- Wrapped by Secrets:Key, like the next one; both NULL once the quarter is closed.
    private_key BLOB,
    -- What marks are made with.
    mark_key BLOB,
    opened_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    closed_at INTEGER,
    published_at INTEGER,
    -- Whether its figures may stand beside those of the quarter before.
    is_comparable INTEGER NOT NULL DEFAULT TRUE
) STRICT;

-- Sealed ratings: a random id, no time, no order, no person. Gone at the close.
CREATE TABLE rating_ballots (
    quarter_id TEXT NOT NULL REFERENCES feedback_quarters (id),
    id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (quarter_id, id)
) STRICT, WITHOUT ROWID;

-- That somebody has rated a provider without their name in this quarter, and that they wrote words: a keyed hash of both, no time. Each ballot
-- leaves two; without words the second is random. Gone at the close.
CREATE TABLE rating_marks (
    quarter_id TEXT NOT NULL REFERENCES feedback_quarters (id),
    mark BLOB NOT NULL,
    PRIMARY KEY (quarter_id, mark)
) STRICT, WITHOUT ROWID;

-- Ratings with a name.
CREATE TABLE service_feedback (
    id TEXT PRIMARY KEY,
    -- The form that it came by: sent twice it is one.
    form_id TEXT NOT NULL UNIQUE,
    giver_id TEXT NOT NULL REFERENCES accounts (id),
    -- Who served them: one of these two.
    team_id TEXT REFERENCES provider_teams (id),
    account_id TEXT REFERENCES accounts (id),
    -- The giver's team at that time; empty when nobody says.
    giver_team TEXT NOT NULL,
    -- The giver's own day: of two ratings of one day the later one takes the place of the earlier.
    given_on TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    -- 1 to 5.
    rating INTEGER NOT NULL,
    -- REL, RSP …; empty for none.
    dimension TEXT NOT NULL,
    words TEXT NOT NULL,
    -- What would have made it a five.
    wish TEXT NOT NULL
) STRICT;
CREATE INDEX service_feedback_giver ON service_feedback (giver_id, given_on);
CREATE INDEX service_feedback_team ON service_feedback (team_id, given_at);
CREATE INDEX service_feedback_account ON service_feedback (account_id, given_at);

-- Ratings that were passed on without a name. The id is random, and the day is that of UTC.
CREATE TABLE relays (
    id TEXT PRIMARY KEY,
    -- SHA-256 of the code that the writer's own receipt has, and nobody else.
    mailbox BLOB NOT NULL UNIQUE,
    team_id TEXT REFERENCES provider_teams (id),
    account_id TEXT REFERENCES accounts (id),
    given_on TEXT NOT NULL,
    rating INTEGER NOT NULL,
    dimension TEXT NOT NULL,
    words TEXT NOT NULL,
    wish TEXT NOT NULL
) STRICT;

-- Who answers for what was said, and how far they are.
CREATE TABLE feedback_responses (
    -- 'feedback:' or 'relay:' and an id.
    subject TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL REFERENCES accounts (id),
    -- NULL when it is about a person: that never goes further than to them.
    team_id TEXT REFERENCES provider_teams (id),
    -- Open, Acknowledged, Promised, Done, Declined.
    state TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    settled_on TEXT
) STRICT;
CREATE INDEX feedback_responses_owner ON feedback_responses (owner_id, state);
CREATE INDEX feedback_responses_team ON feedback_responses (team_id, state);

-- What was said back and forth about it; of a relay's writer neither name nor time.
CREATE TABLE feedback_answers (
    subject TEXT NOT NULL REFERENCES feedback_responses (subject),
    -- 1, 2, 3 … in its subject.
    number INTEGER NOT NULL,
    -- The form or the card that it came by: sent twice it is one.
    request_id TEXT NOT NULL UNIQUE,
    -- Acknowledged, Replied, Promised, Done, Declined; Wrote for the writer's own words.
    kind TEXT NOT NULL,
    -- Which of the five kinds of acknowledgement; empty for others.
    acknowledgement TEXT NOT NULL,
    words TEXT NOT NULL,
    said_on TEXT NOT NULL,
    PRIMARY KEY (subject, number)
) STRICT, WITHOUT ROWID;

-- The release ledger of feedback: everything that page, chat, digest and API ever show of a quarter's ratings.
CREATE TABLE published_services (
    quarter_id TEXT NOT NULL REFERENCES feedback_quarters (id),
    -- 'team:' or 'account:' and an id.
    provider TEXT NOT NULL,
    -- The key of the team whose people it served, and its name then; empty for all customers.
    customer_team TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    -- Customers, and how many of them gave a five.
    n INTEGER NOT NULL,
    fives INTEGER NOT NULL,
    PRIMARY KEY (quarter_id, provider, customer_team)
) STRICT, WITHOUT ROWID;

-- What was written into sealed ratings, where enough customers wrote something.
CREATE TABLE published_service_words (
    quarter_id TEXT NOT NULL REFERENCES feedback_quarters (id),
    provider TEXT NOT NULL,
    -- Random; it says nothing about the order of ballots.
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    -- What would have made it a five.
    wish TEXT NOT NULL,
    PRIMARY KEY (quarter_id, provider, position)
) STRICT, WITHOUT ROWID;

-- What a team's internal customers can expect of it, in its own words.
CREATE TABLE team_promises (
    team_id TEXT PRIMARY KEY REFERENCES provider_teams (id),
    -- At most three lines; empty once it was taken back.
    lines TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES accounts (id),
    changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX directory_fields_value ON directory_fields (field, value) WHERE until_at IS NULL;
