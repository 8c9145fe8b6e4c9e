-- How evenly recognition was spread over the 90 days before a day: counts of nobody by name, one row a night.
CREATE TABLE kudos_fairness (
    day text PRIMARY KEY,
    -- Who could have been thanked, and how many of them were.
    people bigint NOT NULL,
    thanked bigint NOT NULL,
    thanks bigint NOT NULL,
    -- Thanks between people whose teams are known, and how many of these went to another team.
    between_known_teams bigint NOT NULL,
    across_teams bigint NOT NULL,
    -- Thanks that went round, and were not counted.
    left_out bigint NOT NULL,
    gini double precision NOT NULL,
    -- Where it would be if each thanks went to anybody.
    by_chance_low double precision NOT NULL,
    by_chance_high double precision NOT NULL
);

-- How often each value was named in public in the 90 days before the latest of these nights.
CREATE TABLE kudos_fairness_values (
    tag text PRIMARY KEY,
    thanks bigint NOT NULL
);

-- Who has agreed that managers see whom nobody has thanked lately. It takes one of each role.
CREATE TABLE not_noticed_agreements (
    role text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id),
    agreed_at bigint NOT NULL
);
