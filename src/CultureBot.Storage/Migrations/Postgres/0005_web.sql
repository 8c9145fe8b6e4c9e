-- Facts about this installation, for example whether it is the demo.
CREATE TABLE installation (
    name text PRIMARY KEY,
    value text NOT NULL
);

-- One-time sign-in links: only the hash of the link's secret is kept.
CREATE TABLE sign_in_links (
    secret_hash text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id),
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);

CREATE TABLE sessions (
    secret_hash text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id),
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX sessions_expires ON sessions (expires_at);

-- ASP.NET's data-protection keys, wrapped by Secrets:Key.
CREATE TABLE data_protection_keys (
    name text PRIMARY KEY,
    xml bytea NOT NULL
);
