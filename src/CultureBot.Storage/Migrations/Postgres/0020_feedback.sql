-- Internal customers rate who served them: teams and people. No table here leads from a relay, a mark or a ballot to who gave it.
CREATE TABLE provider_teams (
    -- Made of the key, so that it is the same wherever the team is met first.
    id uuid PRIMARY KEY,
    -- Its name in lower case, words joined by _.
    key text NOT NULL UNIQUE,
    name text NOT NULL
);

-- Three months of feedback: the window of ratings without a name.
CREATE TABLE feedback_quarters (
    id uuid PRIMARY KEY,
    -- 2026-Q4.
    name text NOT NULL UNIQUE,
    -- Open, Closing, Closed.
    state text NOT NULL,
    -- The promise: the least numbers of customers for Fives and for comments.
    for_fives bigint NOT NULL,
    for_comments bigint NOT NULL,
    -- Ballots are sealed to this.
    public_key bytea NOT NULL,
    -- Wrapped by Secrets:Key, like the next one; both NULL once the quarter is closed.
    private_key bytea,
    -- What marks are made with.
    mark_key bytea,
    opened_at bigint NOT NULL,
    closes_at bigint NOT NULL,
    closed_at bigint,
    published_at bigint,
    -- Whether its figures may stand beside those of the quarter before.
    is_comparable boolean NOT NULL DEFAULT TRUE
);

-- Sealed ratings: a random id, no time, no order, no person. Gone at the close.
CREATE TABLE rating_ballots (
    quarter_id uuid NOT NULL REFERENCES feedback_quarters (id),
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (quarter_id, id)
);

-- That somebody has rated a provider without their name in this quarter, and that they wrote words: a keyed hash of both, no time. Each ballot
-- leaves two; without words the second is random. Gone at the close.
CREATE TABLE rating_marks (
    quarter_id uuid NOT NULL REFERENCES feedback_quarters (id),
    mark bytea NOT NULL,
    PRIMARY KEY (quarter_id, mark)
);

-- Ratings with a name.
CREATE TABLE service_feedback (
    id uuid PRIMARY KEY,
    -- The form that it came by: sent twice it is one.
    form_id text NOT NULL UNIQUE,
    giver_id uuid NOT NULL REFERENCES accounts (id),
    -- Who served them: one of these two.
    team_id uuid REFERENCES provider_teams (id),
    account_id uuid REFERENCES accounts (id),
    -- The giver's team at that time; empty when nobody says.
    giver_team text NOT NULL,
    -- The giver's own day: of two ratings of one day the later one takes the place of the earlier.
    given_on text NOT NULL,
    given_at bigint NOT NULL,
    -- 1 to 5.
    rating bigint NOT NULL,
    -- REL, RSP …; empty for none.
    dimension text NOT NULL,
    words text NOT NULL,
    -- What would have made it a five.
    wish text NOT NULL
);
CREATE INDEX service_feedback_giver ON service_feedback (giver_id, given_on);
CREATE INDEX service_feedback_team ON service_feedback (team_id, given_at);
CREATE INDEX service_feedback_account ON service_feedback (account_id, given_at);

-- Ratings that were passed on without a name. The id is random, and the day is that of UTC.
CREATE TABLE relays (
    id uuid PRIMARY KEY,
    -- SHA-256 of the code that the writer's own receipt has, and nobody else.
    mailbox bytea NOT NULL UNIQUE,
    team_id uuid REFERENCES provider_teams (id),
    account_id uuid REFERENCES accounts (id),
    given_on text NOT NULL,
    rating bigint NOT NULL,
    dimension text NOT NULL,
    words text NOT NULL,
    wish text NOT NULL
);

-- Who answers for what was said, and how far they are.
CREATE TABLE feedback_responses (
    -- 'feedback:' or 'relay:' and an id.
    subject text PRIMARY KEY,
    owner_id uuid NOT NULL REFERENCES accounts (id),
    -- NULL when it is about a person: that never goes further than to them.
    team_id uuid REFERENCES provider_teams (id),
    -- Open, Acknowledged, Promised, Done, Declined.
    state text NOT NULL,
    opened_on text NOT NULL,
    due_on text NOT NULL,
    settled_on text
);
CREATE INDEX feedback_responses_owner ON feedback_responses (owner_id, state);
CREATE INDEX feedback_responses_team ON feedback_responses (team_id, state);

-- What was said back and forth about it; of a relay's writer neither name nor time.
CREATE TABLE feedback_answers (
    subject text NOT NULL REFERENCES feedback_responses (subject),
    -- 1, 2, 3 … in its subject.
    number bigint NOT NULL,
    -- The form or the card that it came by: sent twice it is one.
    request_id text NOT NULL UNIQUE,
    -- Acknowledged, Replied, Promised, Done, Declined; Wrote for the writer's own words.
    kind text NOT NULL,
    -- Which of the five kinds of acknowledgement; empty for others.
    acknowledgement text NOT NULL,
    words text NOT NULL,
    said_on text NOT NULL,
    PRIMARY KEY (subject, number)
);

-- The release ledger of feedback: everything that page, chat, digest and API ever show of a quarter's ratings.
CREATE TABLE published_services (
    quarter_id uuid NOT NULL REFERENCES feedback_quarters (id),
    -- 'team:' or 'account:' and an id.
    provider text NOT NULL,
    -- The key of the team whose people it served, and its name then; empty for all customers.
    customer_team text NOT NULL,
    customer_name text NOT NULL,
    -- Customers, and how many of them gave a five.
    n bigint NOT NULL,
    fives bigint NOT NULL,
    PRIMARY KEY (quarter_id, provider, customer_team)
);

-- What was written into sealed ratings, where enough customers wrote something.
CREATE TABLE published_service_words (
    quarter_id uuid NOT NULL REFERENCES feedback_quarters (id),
    provider text NOT NULL,
    -- Random; it says nothing about the order of ballots.
    position bigint NOT NULL,
    words text NOT NULL,
    -- What would have made it a five.
    wish text NOT NULL,
    PRIMARY KEY (quarter_id, provider, position)
);

-- What a team's internal customers can expect of it, in its own words.
CREATE TABLE team_promises (
    team_id uuid PRIMARY KEY REFERENCES provider_teams (id),
    -- At most three lines; empty once it was taken back.
    lines text NOT NULL,
    changed_by uuid NOT NULL REFERENCES accounts (id),
    changed_at bigint NOT NULL
);

CREATE INDEX directory_fields_value ON directory_fields (field, value) WHERE until_at IS NULL;
