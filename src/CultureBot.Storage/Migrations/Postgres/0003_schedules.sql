CREATE TABLE schedules (
    id uuid PRIMARY KEY,
    -- Which scheduled work it starts, for example channel-digest.
    work text NOT NULL,
    -- NULL: the whole organization's.
    workspace_id uuid REFERENCES workspaces (id),
    -- Weekly or Daily.
    cadence text NOT NULL,
    -- ISO day of week 1-7 (Monday is 1); 0 for daily ones.
    day_of_week bigint NOT NULL DEFAULT 0,
    -- Minutes since local midnight.
    minute_of_day bigint NOT NULL,
    time_zone text NOT NULL,
    -- Personal ones start when the day begins at UTC+14; each person's message waits for their own hour.
    is_personal boolean NOT NULL DEFAULT FALSE,
    is_paused boolean NOT NULL DEFAULT FALSE,
    -- Occurrences due before this are not run: a new schedule does not catch up on a past it did not have.
    starts_at bigint NOT NULL,
    -- When a person last chose its day, hour or zone; 0 while it is as it came, and so follows its workspace's zone.
    changed_at bigint NOT NULL
);
-- NULLs are distinct in a UNIQUE constraint, hence the expression.
CREATE UNIQUE INDEX schedules_work ON schedules (work, COALESCE(CAST(workspace_id AS text), ''));

-- One due period of a schedule. Its being unique decides whether a week has had its digest, however often it is asked.
CREATE TABLE occurrences (
    id uuid PRIMARY KEY,
    schedule_id uuid NOT NULL REFERENCES schedules (id),
    -- A local date (2026-11-20), an ISO week (2026-W47) or a month (2026-11); #2 and so on for one run again on request.
    period text NOT NULL,
    -- Started, Done, Skipped, Failed.
    state text NOT NULL,
    reason text,
    -- Asked for by a person, who waits for it now; not by its hour.
    is_requested boolean NOT NULL DEFAULT FALSE,
    due_at bigint NOT NULL,
    -- When it runs or is retried next; NULL when done or skipped. While leased, the end of the lease.
    next_step_at bigint,
    lease uuid,
    attempts bigint NOT NULL DEFAULT 0,
    -- How far its chunks have come; the work's own words.
    cursor text NOT NULL DEFAULT '',
    last_error text,
    created_at bigint NOT NULL,
    finished_at bigint,
    UNIQUE (schedule_id, period)
);
CREATE INDEX occurrences_next_step ON occurrences (next_step_at) WHERE next_step_at IS NOT NULL;
