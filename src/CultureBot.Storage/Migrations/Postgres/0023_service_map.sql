-- Who serves whom, as the two teams say.
CREATE TABLE service_edges (
    provider_id uuid NOT NULL REFERENCES provider_teams (id),
    customer_id uuid NOT NULL REFERENCES provider_teams (id),
    -- Yes, No; empty for nothing. Who said so last, and when.
    provider_says text NOT NULL,
    provider_by uuid REFERENCES accounts (id),
    provider_at bigint,
    customer_says text NOT NULL,
    customer_by uuid REFERENCES accounts (id),
    customer_at bigint,
    PRIMARY KEY (provider_id, customer_id)
);
CREATE INDEX service_edges_customer ON service_edges (customer_id);

-- What thanks and ratings of the last 90 days show of who serves whom; counted anew each night. Ids as those of provider_teams, which
-- need not have the team yet.
CREATE TABLE service_traces (
    provider_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    -- How many people of the customer; never who.
    customers bigint NOT NULL,
    PRIMARY KEY (provider_id, customer_id)
);

CREATE INDEX service_feedback_given ON service_feedback (given_at);
