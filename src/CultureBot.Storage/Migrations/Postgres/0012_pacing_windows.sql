-- How many turns of the scope were reserved under windows.
ALTER TABLE pacing ADD COLUMN turns bigint NOT NULL DEFAULT 0;

-- The latest turns of a scope whose platform lets so many messages through within a span: the n-th stands at slot n modulo
-- the largest such number, so that there are never more rows than that.
CREATE TABLE pacing_sendings (
    scope text NOT NULL,
    slot bigint NOT NULL,
    turn bigint NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (scope, slot)
);
