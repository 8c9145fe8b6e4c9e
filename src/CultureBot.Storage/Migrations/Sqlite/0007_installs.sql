-- What a platform gave the bot when it was installed: one row a Slack team, or a Slack organization (Enterprise Grid)
-- whose one token serves several workspaces.
CREATE TABLE installs (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    -- The workspace's or the organization's id on its platform.
    external_id TEXT NOT NULL,
    name TEXT NOT NULL,
    is_organization INTEGER NOT NULL DEFAULT FALSE,
    -- In an organization the bot is one account for all workspaces.
    bot_account_id TEXT NOT NULL DEFAULT '',
    -- Both wrapped by Secrets:Key; NULL once the platform took them away.
    token BLOB,
    refresh_token BLOB,
    token_expires_at INTEGER,
    -- Counts the tokens: the successor of one is stored only in its place.
    token_revision INTEGER NOT NULL DEFAULT 1,
    -- Which node is getting the successor, or until when nobody tries again.
    refresh_lease TEXT,
    refresh_after INTEGER,
    -- The platform refused a successor for good: only an administrator can help.
    reinstall_needed_at INTEGER,
    -- The platform answered with this token, or gave it, at this time: news of an earlier end are old.
    verified_at INTEGER NOT NULL,
    revoked_at INTEGER,
    -- When the organization's workspaces were last read from the platform.
    workspaces_read_at INTEGER,
    UNIQUE (platform, external_id)
) STRICT;

INSERT INTO installs (id, platform, external_id, name, bot_account_id, token, verified_at)
SELECT id, platform, external_id, name, bot_account_id, token, connected_at FROM workspaces WHERE token IS NOT NULL;

-- The install whose token speaks for the workspace.
ALTER TABLE workspaces ADD COLUMN install_id TEXT REFERENCES installs (id);
UPDATE workspaces SET install_id = id WHERE token IS NOT NULL;
ALTER TABLE workspaces DROP COLUMN token;
CREATE INDEX workspaces_install ON workspaces (install_id);

-- One-time invitations to install the bot: only the hash of the secret is kept.
CREATE TABLE install_invites (
    secret_hash TEXT PRIMARY KEY,
    created_by TEXT REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

-- Visits to the platform that began with an invitation, each tied to one browser by a second secret in its cookie.
CREATE TABLE install_states (
    state_hash TEXT PRIMARY KEY,
    browser_hash TEXT NOT NULL,
    invite_hash TEXT NOT NULL REFERENCES install_invites (secret_hash),
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX install_states_expires ON install_states (expires_at);
