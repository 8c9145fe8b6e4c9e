-- The window that asked the team whether what was done has helped, and what is published of it; NULL until it is.
ALTER TABLE actions ADD COLUMN asked_window_id TEXT REFERENCES survey_windows (id);
ALTER TABLE actions ADD COLUMN asked_fives INTEGER;
ALTER TABLE actions ADD COLUMN asked_n INTEGER;
CREATE INDEX actions_asked ON actions (asked_window_id, id);
CREATE INDEX actions_done ON actions (done_at);
