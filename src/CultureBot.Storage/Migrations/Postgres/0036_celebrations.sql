-- What HR has set for a workspace about birthdays and work anniversaries; nothing is celebrated where there is no row.
CREATE TABLE celebration_settings (
    workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
    -- The channel that was chosen, by its id on the platform; NULL leaves it to the bot.
    channel_id text,
    has_birthdays boolean NOT NULL DEFAULT FALSE,
    has_anniversaries boolean NOT NULL DEFAULT FALSE,
    -- OnTheDay, WorkingDayBefore or WorkingDayAfter, for days on which whoever is celebrated does not work.
    weekend_rule text NOT NULL,
    -- How often it has been changed.
    revision bigint NOT NULL,
    changed_at bigint NOT NULL
);

-- Who would rather not be celebrated. Tables of a person's own wishes name the account that said so: which person it belongs to may change.
CREATE TABLE celebration_opt_outs (
    account_id uuid NOT NULL REFERENCES accounts (id),
    -- Birthday or Anniversary.
    kind text NOT NULL,
    opted_out_at bigint NOT NULL,
    PRIMARY KEY (account_id, kind)
);

-- What people say themselves; where the directory has a date, that one counts.
CREATE TABLE celebration_dates (
    account_id uuid NOT NULL REFERENCES accounts (id),
    kind text NOT NULL,
    -- A birthday as 07-04, without a year; the day somebody started as 2021-09-01.
    value text NOT NULL,
    said_at bigint NOT NULL,
    PRIMARY KEY (account_id, kind)
);

-- Who was asked for a date that nobody knew: once, and never again.
CREATE TABLE celebration_askings (
    account_id uuid NOT NULL REFERENCES accounts (id),
    kind text NOT NULL,
    asked_at bigint NOT NULL,
    PRIMARY KEY (account_id, kind)
);
CREATE INDEX celebration_askings_asked ON celebration_askings (asked_at);
