-- Facts about this installation, for example whether it is the demo.
CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- One-time sign-in links: only the hash of the link's secret is kept.
CREATE TABLE sign_in_links (
    secret_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

CREATE TABLE sessions (
    secret_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_expires ON sessions (expires_at);

-- ASP.NET's data-protection keys, wrapped by Secrets:Key.
CREATE TABLE data_protection_keys (
    name TEXT PRIMARY KEY,
    xml BLOB NOT NULL
) STRICT;
