-- A role that was given on the page, beside those that the configuration gives by address.
CREATE TABLE given_roles (
    account_id uuid NOT NULL REFERENCES accounts (id),
    -- Administrator, Hr, Auditor.
    role text NOT NULL,
    -- NULL: by the one-time address of a start.
    given_by uuid REFERENCES accounts (id),
    given_at bigint NOT NULL,
    PRIMARY KEY (account_id, role)
);
CREATE INDEX given_roles_role ON given_roles (role);

-- The latest start's address by which somebody becomes the first administrator: only the hash of its secret is kept, in one row at most.
CREATE TABLE first_administrator (
    secret_hash text PRIMARY KEY,
    made_at bigint NOT NULL
);

-- Visits to a platform's sign-in that came back, so that none comes back twice: the hash of the visit's state.
CREATE TABLE used_sign_in_states (
    state_hash text PRIMARY KEY,
    expires_at bigint NOT NULL
);
CREATE INDEX used_sign_in_states_expires ON used_sign_in_states (expires_at);

CREATE INDEX sessions_account ON sessions (account_id);
