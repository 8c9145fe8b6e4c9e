-- What a schedule is for when its work has several, for example a survey's id; empty: the only one of its work.
ALTER TABLE schedules ADD COLUMN subject TEXT NOT NULL DEFAULT '';
-- Monthly and quarterly ones: 1-31, the last day where a month is shorter; 0 for others.
ALTER TABLE schedules ADD COLUMN day_of_month INTEGER NOT NULL DEFAULT 0;
-- Quarterly ones: 1-3; 0 for others.
ALTER TABLE schedules ADD COLUMN month_of_quarter INTEGER NOT NULL DEFAULT 0;
-- The local date of a Once; of a TwoWeekly one of the days that it is due on.
ALTER TABLE schedules ADD COLUMN date TEXT;
-- Of a Once that is due at an instant, not by a clock on a wall: that instant.
ALTER TABLE schedules ADD COLUMN at INTEGER;
-- Cron ones: Quartz's form, seconds first, at most once a day.
ALTER TABLE schedules ADD COLUMN cron TEXT NOT NULL DEFAULT '';
-- Since when nobody wants it any more; what it did stays in the ledger.
ALTER TABLE schedules ADD COLUMN ended_at INTEGER;
DROP INDEX schedules_work;
CREATE UNIQUE INDEX schedules_work ON schedules (work, COALESCE(CAST(workspace_id AS TEXT), ''), subject) WHERE ended_at IS NULL;

-- When a person works, as they chose it; what is NULL or empty is as their country or the organization has it.
CREATE TABLE working_hours (
    person_id TEXT PRIMARY KEY REFERENCES persons (id),
    -- Minutes since local midnight, to is after from.
    from_minute INTEGER,
    to_minute INTEGER,
    -- Names of days, as Monday, Tuesday; empty: not chosen.
    days TEXT NOT NULL DEFAULT '',
    changed_at INTEGER NOT NULL
) STRICT;

-- Days on which a person does not work, both included, in their own zone.
CREATE TABLE leaves (
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- Who says so: person, or what it was imported from.
    source TEXT NOT NULL,
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    PRIMARY KEY (person_id, source, from_date)
) STRICT;

-- Public holidays, as the holiday files have them.
CREATE TABLE holidays (
    -- ISO 3166-1, two capital letters.
    country TEXT NOT NULL,
    date TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (country, date, name)
) STRICT;
