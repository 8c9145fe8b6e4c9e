-- The survey that a draft changes as it was when the draft was begun, as a short hash: what somebody else has changed since is not
-- overwritten. Empty: not looked at.
ALTER TABLE survey_drafts ADD COLUMN begun_from text NOT NULL DEFAULT '';
-- When it became a survey, or the change of one; NULL while it waits.
ALTER TABLE survey_drafts ADD COLUMN saved_at bigint;
