-- Who was asked how well they were served: that they were asked, never whether they answered. Gone with the quarter.
CREATE TABLE feedback_askings (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES accounts (id),
    -- The key of the customer's team; empty when nobody says.
    customer_team text NOT NULL,
    -- 'team:' or 'account:' and an id.
    provider text NOT NULL,
    -- NULL when a rule or a service check-in asks.
    asked_by uuid REFERENCES accounts (id),
    -- In the asker's own words; may be empty.
    purpose text NOT NULL,
    -- The quarter and period of a service check-in; empty when somebody asks.
    round text NOT NULL,
    asked_at bigint NOT NULL
);
CREATE INDEX feedback_askings_customer ON feedback_askings (customer_id, asked_at);
CREATE INDEX feedback_askings_edge ON feedback_askings (customer_team, provider);

-- A team asks every n-th customer whom it has served.
CREATE TABLE asking_rules (
    team_id uuid PRIMARY KEY REFERENCES provider_teams (id),
    every bigint NOT NULL,
    -- Customers since somebody was asked.
    served bigint NOT NULL,
    changed_by uuid NOT NULL REFERENCES accounts (id),
    changed_at bigint NOT NULL
);

-- Somebody is asked in a quarter whom they dealt with. Gone with the quarter, as the next one.
CREATE TABLE screenings (
    -- 2026-Q4.
    quarter text NOT NULL,
    customer_id uuid NOT NULL REFERENCES accounts (id),
    -- In how many rounds, two at most.
    asked bigint NOT NULL,
    -- The latest of them.
    round text NOT NULL,
    is_answered boolean NOT NULL,
    PRIMARY KEY (quarter, customer_id)
);

-- Whom they dealt with, as they say.
CREATE TABLE screened_services (
    quarter text NOT NULL,
    customer_id uuid NOT NULL REFERENCES accounts (id),
    -- The key of their team then; empty when nobody says.
    customer_team text NOT NULL,
    team_id uuid NOT NULL REFERENCES provider_teams (id),
    PRIMARY KEY (quarter, customer_id, team_id)
);
CREATE INDEX screened_services_team ON screened_services (customer_team, team_id);
