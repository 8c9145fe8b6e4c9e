-- Surveys, their windows, and what is published of them. No table here leads from an answer to a person.
CREATE TABLE surveys (
    id uuid PRIMARY KEY,
    -- Equal for two deliveries of the same creation.
    request_key text NOT NULL UNIQUE,
    name text NOT NULL,
    -- StandingPulse, Icare, ServiceCheck, Recommend, Onboarding, Exit, OneOff.
    template text NOT NULL,
    -- AwaitingApproval, Scheduled, Paused, Ended.
    state text NOT NULL,
    -- JSON: the questions with their kinds, and the texts of those that are not in the bank.
    questions text NOT NULL,
    -- JSON: who is asked.
    audience text NOT NULL,
    -- JSON: the attribute that is published, and the least numbers of answers.
    promise text NOT NULL,
    open_days bigint NOT NULL,
    results_after_days bigint NOT NULL,
    -- NULL for one that was made by the API.
    created_by uuid REFERENCES accounts (id),
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    approved_by uuid REFERENCES accounts (id),
    approved_at bigint,
    ended_at bigint
);

CREATE TABLE survey_windows (
    id uuid PRIMARY KEY,
    survey_id uuid NOT NULL REFERENCES surveys (id),
    -- Equal for two deliveries of the same launch; NULL for those of schedules.
    request_key text UNIQUE,
    -- 1, 2, 3 … within its survey.
    number bigint NOT NULL,
    -- Preparing, Open, Closing, Closed.
    state text NOT NULL,
    -- As they were when it was launched; the promise can only become stricter.
    questions text NOT NULL,
    promise text NOT NULL,
    -- Ballots are sealed to this (SubjectPublicKeyInfo).
    public_key bytea NOT NULL,
    -- Wrapped by Secrets:Key; NULL once the window is closed.
    private_key bytea,
    -- Every ballot of the window has so many bytes before it is sealed.
    ballot_size bigint NOT NULL,
    waves bigint NOT NULL,
    -- The latest wave that went out; 0 before the first.
    wave bigint NOT NULL DEFAULT 0,
    launched_by uuid REFERENCES accounts (id),
    launched_at bigint NOT NULL,
    -- NULL while nobody knows: a standing window closes some days after its last wave.
    closes_at bigint,
    closed_at bigint,
    published_at bigint,
    invited bigint NOT NULL DEFAULT 0,
    -- The one figure that is shown before the close, counted once a day.
    answered bigint NOT NULL DEFAULT 0,
    answered_counted_at bigint,
    UNIQUE (survey_id, number)
);
CREATE INDEX survey_windows_state ON survey_windows (state);

-- A survey's form as it was filled in, until it is scheduled or forgotten.
CREATE TABLE survey_drafts (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id),
    -- The survey that it changes; NULL for a new one.
    survey_id uuid REFERENCES surveys (id),
    template text NOT NULL,
    -- The IANA zone that its hours are meant in.
    time_zone text NOT NULL,
    -- JSON: what was typed, by field.
    typed text NOT NULL,
    kept_at bigint NOT NULL
);

-- On which days somebody was asked by a survey, for a month, so that nobody is asked too often. Says nothing of windows and answers.
CREATE TABLE askings (
    -- As on that day: whoever is merged into another person since begins anew.
    person_id uuid NOT NULL,
    survey_id uuid NOT NULL REFERENCES surveys (id),
    asked_on text NOT NULL,
    PRIMARY KEY (person_id, survey_id, asked_on)
);

-- The groups that people were in at the launch. Gone at the close; published_groups keeps those that are published.
CREATE TABLE window_groups (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    -- 'company', or 'manager:' and a person's id.
    group_id text NOT NULL,
    parent_id text,
    name text NOT NULL,
    PRIMARY KEY (window_id, group_id)
);

-- Who was in the organization at the launch, and in which group. Gone at the close.
CREATE TABLE window_members (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    -- As at the launch: whoever is merged into another person since keeps what they were asked as.
    person_id uuid NOT NULL,
    -- Where the cards go.
    account_id uuid NOT NULL REFERENCES accounts (id),
    group_id text NOT NULL,
    -- The value of the published attribute; empty when there is none.
    attribute_value text NOT NULL DEFAULT '',
    PRIMARY KEY (window_id, person_id)
);

-- Who was asked in which wave, and whether they answered; never when. Gone at the close.
CREATE TABLE participations (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    wave bigint NOT NULL,
    person_id uuid NOT NULL,
    has_answered boolean NOT NULL DEFAULT FALSE,
    PRIMARY KEY (window_id, wave, person_id)
);

-- Sealed answers: a random id, no time, no order, no person. Gone at the close.
CREATE TABLE ballots (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (window_id, id)
);

-- The release ledger: everything that page, chat, digest, file and API ever show of a window.
CREATE TABLE published_windows (
    window_id uuid PRIMARY KEY REFERENCES survey_windows (id),
    -- Ballots that could not be opened, or did not fit their window: how many, never which.
    unreadable bigint NOT NULL,
    -- When everybody's messages about the results were wanted; NULL until then.
    told_at bigint
);

CREATE TABLE published_groups (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    group_id text NOT NULL,
    -- The nearest published group above; NULL for the company, values of the attribute and rated teams.
    parent_id text,
    -- Company, Tree, Attribute, RatedTeam.
    kind text NOT NULL,
    name text NOT NULL,
    position bigint NOT NULL,
    -- Participation; NULL where it is not published.
    invited bigint,
    answered bigint,
    -- People who joined or left since the survey's previous window, of the company at least so many; NULL when it is not known.
    joined bigint,
    departed bigint,
    PRIMARY KEY (window_id, group_id)
);

CREATE TABLE published_figures (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    item text NOT NULL,
    group_id text NOT NULL,
    -- Respondents.
    n bigint NOT NULL,
    -- Fives; NULL for questions that have none.
    fives bigint,
    -- The three bands after homogeneity; NULL where they are not published.
    high bigint,
    middle bigint,
    low bigint,
    PRIMARY KEY (window_id, item, group_id)
);

-- How often each option of a choice was chosen, for the company alone.
CREATE TABLE published_choices (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    item text NOT NULL,
    option bigint NOT NULL,
    -- NULL: all or all but one chose it; then no other option is in the ledger.
    n bigint,
    PRIMARY KEY (window_id, item, option)
);

CREATE TABLE published_comments (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    item text NOT NULL,
    group_id text NOT NULL,
    -- Random; it says nothing about the order of answers.
    position bigint NOT NULL,
    words text NOT NULL,
    PRIMARY KEY (window_id, item, group_id, position)
);

-- Whether a published group is made of the same people in the survey's next window; it names nobody, and is shown to nobody.
CREATE TABLE group_fingerprints (
    window_id uuid NOT NULL REFERENCES survey_windows (id),
    group_id text NOT NULL,
    -- Of all its people together.
    digest bytea NOT NULL,
    -- Of the company: how many people fall into each of some buckets. NULL for other groups.
    buckets bytea,
    PRIMARY KEY (window_id, group_id)
);

-- Who did what with surveys and settings; rows are only ever added.
CREATE TABLE audit_entries (
    id uuid PRIMARY KEY,
    at bigint NOT NULL,
    -- NULL: the API or the program itself.
    account_id uuid REFERENCES accounts (id),
    action text NOT NULL,
    subject text NOT NULL,
    details text NOT NULL
);
CREATE INDEX audit_entries_subject ON audit_entries (subject, id);
CREATE FUNCTION keep_audit_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are never changed';
END
$$;
CREATE TRIGGER audit_entries_keep BEFORE UPDATE ON audit_entries
FOR EACH ROW EXECUTE FUNCTION keep_audit_entries();
