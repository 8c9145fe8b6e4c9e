-- Surveys, their windows, and what is published of them. No table here leads from an answer to a person.
CREATE TABLE surveys (
    id TEXT PRIMARY KEY,
    -- Equal for two deliveries of the same creation.
    request_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- StandingPulse, Icare, ServiceCheck, Recommend, Onboarding, Exit, OneOff.
    template TEXT NOT NULL,
    -- AwaitingApproval, Scheduled, Paused, Ended.
    state TEXT NOT NULL,
    -- JSON: the questions with their kinds, and the texts of those that are not in the bank.
    questions TEXT NOT NULL,
    -- JSON: who is asked.
    audience TEXT NOT NULL,
    -- JSON: the attribute that is published, and the least numbers of answers.
    promise TEXT NOT NULL,
    open_days INTEGER NOT NULL,
    results_after_days INTEGER NOT NULL,
    -- NULL for one that was made by the API.
    created_by TEXT REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    approved_by TEXT REFERENCES accounts (id),
    approved_at INTEGER,
    ended_at INTEGER
) STRICT;

CREATE TABLE survey_windows (
    id TEXT PRIMARY KEY,
    survey_id TEXT NOT NULL REFERENCES surveys (id),
    -- Equal for two deliveries of the same launch; NULL for those of schedules.
    request_key TEXT UNIQUE,
    -- 1, 2, 3 … within its survey.
    number INTEGER NOT NULL,
    -- Preparing, Open, Closing, Closed.
    state TEXT NOT NULL,
    -- As they were when it was launched; the promise can only become stricter.
    questions TEXT NOT NULL,
    promise TEXT NOT NULL,
    -- Ballots are sealed to this (SubjectPublicKeyInfo).
    public_key BLOB NOT NULL,
    -- Wrapped by Secrets:Key; NULL once the window is closed.
    private_key BLOB,
    -- Every ballot of the window has so many bytes before it is sealed.
    ballot_size INTEGER NOT NULL,
    waves INTEGER NOT NULL,
    -- The latest wave that went out; 0 before the first.
    wave INTEGER NOT NULL DEFAULT 0,
    launched_by TEXT REFERENCES accounts (id),
    launched_at INTEGER NOT NULL,
    -- NULL while nobody knows: a standing window closes some days after its last wave.
    closes_at INTEGER,
    closed_at INTEGER,
    published_at INTEGER,
    invited INTEGER NOT NULL DEFAULT 0,
    -- The one figure that is shown before the close, counted once a day.
    answered INTEGER NOT NULL DEFAULT 0,
    answered_counted_at INTEGER,
    UNIQUE (survey_id, number)
) STRICT;
CREATE INDEX survey_windows_state ON survey_windows (state);

-- A survey's form as it was filled in, until it is scheduled or forgotten.
CREATE TABLE survey_drafts (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- The survey that it changes; NULL for a new one.
    survey_id TEXT REFERENCES surveys (id),
    template TEXT NOT NULL,
    -- The IANA zone that its hours are meant in.
    time_zone TEXT NOT NULL,
    -- JSON: what was typed, by field.
    typed TEXT NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT;

-- On which days somebody was asked by a survey, for a month, so that nobody is asked too often. Says nothing of windows and answers.
CREATE TABLE askings (
    -- As on that day: whoever is merged into another person since begins anew.
    person_id TEXT NOT NULL,
    survey_id TEXT NOT NULL REFERENCES surveys (id),
    asked_on TEXT NOT NULL,
    PRIMARY KEY (person_id, survey_id, asked_on)
) STRICT, WITHOUT ROWID;

-- The groups that people were in at the launch. Gone at the close; published_groups keeps those that are published.
CREATE TABLE window_groups (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    -- 'company', or 'manager:' and a person's id.
    group_id TEXT NOT NULL,
    parent_id TEXT,
    name TEXT NOT NULL,
    PRIMARY KEY (window_id, group_id)
) STRICT, WITHOUT ROWID;

-- Who was in the organization at the launch, and in which group. Gone at the close.
CREATE TABLE window_members (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    -- As at the launch: whoever is merged into another person since keeps what they were asked as.
    person_id TEXT NOT NULL,
    -- Where the cards go.
    account_id TEXT NOT NULL REFERENCES accounts (id),
    group_id TEXT NOT NULL,
    -- The value of the published attribute; empty when there is none.
    attribute_value TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (window_id, person_id)
) STRICT, WITHOUT ROWID;

-- Who was asked in which wave, and whether they answered; never when. Gone at the close.
CREATE TABLE participations (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    wave INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    has_answered INTEGER NOT NULL DEFAULT FALSE,
    PRIMARY KEY (window_id, wave, person_id)
) STRICT, WITHOUT ROWID;

-- Sealed answers: a random id, no time, no order, no person. Gone at the close.
CREATE TABLE ballots (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (window_id, id)
) STRICT, WITHOUT ROWID;

-- The release ledger: everything that page, chat, digest, file and API ever show of a window.
CREATE TABLE published_windows (
    window_id TEXT PRIMARY KEY REFERENCES survey_windows (id),
    -- Ballots that could not be opened, or did not fit their window: how many, never which.
    unreadable INTEGER NOT NULL,
    -- When everybody's messages about the results were wanted; NULL until then.
    told_at INTEGER
) STRICT;

CREATE TABLE published_groups (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    group_id TEXT NOT NULL,
    -- The nearest published group above; NULL for the company, values of the attribute and rated teams.
    parent_id TEXT,
    -- Company, Tree, Attribute, RatedTeam.
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    -- Participation; NULL where it is not published.
    invited INTEGER,
    answered INTEGER,
    -- People who joined or left since the survey's previous window, of the company at least so many; NULL when it is not known.
    joined INTEGER,
    departed INTEGER,
    PRIMARY KEY (window_id, group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE published_figures (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    item TEXT NOT NULL,
    group_id TEXT NOT NULL,
    -- Respondents.
    n INTEGER NOT NULL,
    -- Fives; NULL for questions that have none.
    fives INTEGER,
    -- The three bands after homogeneity; NULL where they are not published.
    high INTEGER,
    middle INTEGER,
    low INTEGER,
    PRIMARY KEY (window_id, item, group_id)
) STRICT, WITHOUT ROWID;

-- How often each option of a choice was chosen, for the company alone.
CREATE TABLE published_choices (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    item TEXT NOT NULL,
    option INTEGER NOT NULL,
    -- NULL: all or all but one chose it; then no other option is in the ledger.
    n INTEGER,
    PRIMARY KEY (window_id, item, option)
) STRICT, WITHOUT ROWID;

CREATE TABLE published_comments (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    item TEXT NOT NULL,
    group_id TEXT NOT NULL,
    -- Random; it says nothing about the order of answers.
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (window_id, item, group_id, position)
) STRICT, WITHOUT ROWID;

-- Whether a published group is made of the same people in the survey's next window; it names nobody, and is shown to nobody.
CREATE TABLE group_fingerprints (
    window_id TEXT NOT NULL REFERENCES survey_windows (id),
    group_id TEXT NOT NULL,
    -- Of all its people together.
    digest BLOB NOT NULL,
    -- Of the company: how many people fall into each of some buckets. NULL for other groups.
    buckets BLOB,
    PRIMARY KEY (window_id, group_id)
) STRICT, WITHOUT ROWID;

-- Who did what with surveys and settings; rows are only ever added.
CREATE TABLE audit_entries (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    -- NULL: the API or the program itself.
    account_id TEXT REFERENCES accounts (id),
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entries_subject ON audit_entries (subject, id);
CREATE TRIGGER audit_entries_keep BEFORE UPDATE ON audit_entries
BEGIN
    SELECT RAISE(ABORT, 'audit entries are never changed');
END;
