-- Who was asked how well they were served: that they were asked, never whether they answered. Gone with the quarter.
CREATE TABLE feedback_askings (
    id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES accounts (id),
    -- The key of the customer's team; empty when nobody says.
    customer_team TEXT NOT NULL,
    -- 'team:' or 'account:' and an id.
    provider TEXT NOT NULL,
    -- NULL when a rule or a service check-in asks.
    asked_by TEXT REFERENCES accounts (id),
    -- In the asker's own words; may be empty.
    purpose TEXT NOT NULL,
    -- The quarter and period of a service check-in; empty when somebody asks.
    round TEXT NOT NULL,
    asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX feedback_askings_customer ON feedback_askings (customer_id, asked_at);
CREATE INDEX feedback_askings_edge ON feedback_askings (customer_team, provider);

-- A team asks every n-th customer whom it has served.
CREATE TABLE asking_rules (
    team_id TEXT PRIMARY KEY REFERENCES provider_teams (id),
    every INTEGER NOT NULL,
    -- Customers since somebody was asked.
    served INTEGER NOT NULL,
    changed_by TEXT NOT NULL REFERENCES accounts (id),
    changed_at INTEGER NOT NULL
) STRICT;

-- Somebody is asked in a quarter whom they dealt with. Gone with the quarter, as the next one.
CREATE TABLE screenings (
    -- 2026-Q4.
    quarter TEXT NOT NULL,
    customer_id TEXT NOT NULL REFERENCES accounts (id),
    -- In how many rounds, two at most.
    asked INTEGER NOT NULL,
    -- The latest of them.
    round TEXT NOT NULL,
    is_answered INTEGER NOT NULL,
    PRIMARY KEY (quarter, customer_id)
) STRICT, WITHOUT ROWID;

-- Whom they dealt with, as they say.
CREATE TABLE screened_services (
    quarter TEXT NOT NULL,
    customer_id TEXT NOT NULL REFERENCES accounts (id),
    -- The key of their team then; empty when nobody says.
    customer_team TEXT NOT NULL,
    team_id TEXT NOT NULL REFERENCES provider_teams (id),
    PRIMARY KEY (quarter, customer_id, team_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX screened_services_team ON screened_services (customer_team, team_id);
