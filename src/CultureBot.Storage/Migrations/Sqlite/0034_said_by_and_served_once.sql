-- Who said it: whoever answers for feedback may change. NULL for what its writer wrote.
ALTER TABLE feedback_answers ADD COLUMN said_by TEXT REFERENCES accounts (id);
-- Until now it was kept only who answers for it, and that is who has said it in nearly all cases.
UPDATE feedback_answers SET said_by = (SELECT r.owner_id FROM feedback_responses r WHERE r.subject = feedback_answers.subject) WHERE kind <> 'Wrote';

-- What a program of the operator's has counted, so that a request that it sends again counts once; for two days.
CREATE TABLE served_requests (
    -- SHA-256 of the team and the key that the program gave.
    hash BLOB PRIMARY KEY,
    -- What became of it, which it is told again.
    result TEXT NOT NULL,
    counted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX served_requests_counted ON served_requests (counted_at);
