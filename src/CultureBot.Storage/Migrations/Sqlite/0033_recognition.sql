-- How evenly recognition was spread over the 90 days before a day: counts of nobody by name, one row a night.
CREATE TABLE kudos_fairness (
    day TEXT PRIMARY KEY,
    -- Who could have been thanked, and how many of them were.
    people INTEGER NOT NULL,
    thanked INTEGER NOT NULL,
    thanks INTEGER NOT NULL,
    -- Thanks between people whose teams are known, and how many of these went to another team.
    between_known_teams INTEGER NOT NULL,
    across_teams INTEGER NOT NULL,
    -- Thanks that went round, and were not counted.
    left_out INTEGER NOT NULL,
    gini REAL NOT NULL,
    -- Where it would be if each thanks went to anybody.
    by_chance_low REAL NOT NULL,
    by_chance_high REAL NOT NULL
) STRICT;

-- How often each value was named in public in the 90 days before the latest of these nights.
CREATE TABLE kudos_fairness_values (
    tag TEXT PRIMARY KEY,
    thanks INTEGER NOT NULL
) STRICT;

-- Who has agreed that managers see whom nobody has thanked lately. It takes one of each role.
CREATE TABLE not_noticed_agreements (
    role TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    agreed_at INTEGER NOT NULL
) STRICT;
