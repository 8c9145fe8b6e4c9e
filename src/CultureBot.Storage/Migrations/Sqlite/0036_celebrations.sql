-- What HR has set for a workspace about birthdays and work anniversaries; nothing is celebrated where there is no row.
CREATE TABLE celebration_settings (
    workspace_id TEXT PRIMARY KEY REFERENCES workspaces (id),
    -- The channel that was chosen, by its id on the platform; NULL leaves it to the bot.
    channel_id TEXT,
    has_birthdays INTEGER NOT NULL DEFAULT FALSE,
    has_anniversaries INTEGER NOT NULL DEFAULT FALSE,
    -- OnTheDay, WorkingDayBefore or WorkingDayAfter, for days on which whoever is celebrated does not work.
    weekend_rule TEXT NOT NULL,
    -- How often it has been changed.
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

-- Who would rather not be celebrated. Tables of a person's own wishes name the account that said so: which person it belongs to may change.
CREATE TABLE celebration_opt_outs (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- Birthday or Anniversary.
    kind TEXT NOT NULL,
    opted_out_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, kind)
) STRICT, WITHOUT ROWID;

-- What people say themselves; where the directory has a date, that one counts.
CREATE TABLE celebration_dates (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    -- A birthday as 07-04, without a year; the day somebody started as 2021-09-01.
    value TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, kind)
) STRICT, WITHOUT ROWID;

-- Who was asked for a date that nobody knew: once, and never again.
CREATE TABLE celebration_askings (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX celebration_askings_asked ON celebration_askings (asked_at);
