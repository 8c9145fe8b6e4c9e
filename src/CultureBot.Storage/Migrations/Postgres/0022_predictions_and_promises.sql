-- What teams expect of their customers, said before the results are out.
CREATE TABLE team_predictions (
    -- The quarter's name, as 2026-Q4: it may be opened later, with its first rating.
    quarter text NOT NULL,
    team_id uuid NOT NULL REFERENCES provider_teams (id),
    -- Of how many of ten customers a five is expected, 0 to 10.
    tenths bigint NOT NULL,
    predicted_by uuid NOT NULL REFERENCES accounts (id),
    predicted_at bigint NOT NULL,
    PRIMARY KEY (quarter, team_id)
);

-- When a team's promise was changed, so that each week's digests tell of the same changes; what was promised before is not kept.
CREATE TABLE promise_changes (
    team_id uuid NOT NULL REFERENCES provider_teams (id),
    changed_at bigint NOT NULL,
    PRIMARY KEY (team_id, changed_at)
);
CREATE INDEX promise_changes_at ON promise_changes (changed_at);
