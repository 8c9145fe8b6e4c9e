-- What a person chose for themselves, in every workspace alike; without a row everything is as it comes.
CREATE TABLE preferences (
    person_id TEXT PRIMARY KEY REFERENCES persons (id),
    -- A BCP 47 tag; empty: the chat platform's.
    language TEXT NOT NULL DEFAULT '',
    -- Minutes since local midnight for the person's own messages; NULL: the schedule's.
    minute_of_day INTEGER,
    wants_own_digest INTEGER NOT NULL DEFAULT TRUE,
    -- A direct message at once when somebody thanks them.
    wants_thanks_told INTEGER NOT NULL DEFAULT TRUE,
    changed_at INTEGER NOT NULL
) STRICT;

-- Who is told when a channel that a schedule needs is closed.
ALTER TABLE schedules ADD COLUMN changed_by TEXT REFERENCES accounts (id);
ALTER TABLE workspaces ADD COLUMN digest_channel_chosen_by TEXT REFERENCES accounts (id);
ALTER TABLE workspaces ADD COLUMN kudos_channel_chosen_by TEXT REFERENCES accounts (id);

-- The invitation that was last thanked for: its second delivery says nothing.
ALTER TABLE channels ADD COLUMN greeted_request TEXT;
