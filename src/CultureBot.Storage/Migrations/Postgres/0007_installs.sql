-- What a platform gave the bot when it was installed: one row a Slack team, or a Slack organization (Enterprise Grid)
-- whose one token serves several workspaces.
CREATE TABLE installs (
    id uuid PRIMARY KEY,
    platform text NOT NULL,
    -- The workspace's or the organization's id on its platform.
    external_id text NOT NULL,
    name text NOT NULL,
    is_organization boolean NOT NULL DEFAULT FALSE,
    -- In an organization the bot is one account for all workspaces.
    bot_account_id text NOT NULL DEFAULT '',
    -- Both wrapped by Secrets:Key; NULL once the platform took them away.
    token bytea,
    refresh_token bytea,
    token_expires_at bigint,
    -- Counts the tokens: the successor of one is stored only in its place.
    token_revision bigint NOT NULL DEFAULT 1,
    -- Which node is getting the successor, or until when nobody tries again.
    refresh_lease uuid,
    refresh_after bigint,
    -- The platform refused a successor for good: only an administrator can help.
    reinstall_needed_at bigint,
    -- The platform answered with this token, or gave it, at this time: news of an earlier end are old.
    verified_at bigint NOT NULL,
    revoked_at bigint,
    -- When the organization's workspaces were last read from the platform.
    workspaces_read_at bigint,
    UNIQUE (platform, external_id)
);

INSERT INTO installs (id, platform, external_id, name, bot_account_id, token, verified_at)
SELECT id, platform, external_id, name, bot_account_id, token, connected_at FROM workspaces WHERE token IS NOT NULL;

-- The install whose token speaks for the workspace.
ALTER TABLE workspaces ADD COLUMN install_id uuid REFERENCES installs (id);
UPDATE workspaces SET install_id = id WHERE token IS NOT NULL;
ALTER TABLE workspaces DROP COLUMN token;
CREATE INDEX workspaces_install ON workspaces (install_id);

-- One-time invitations to install the bot: only the hash of the secret is kept.
CREATE TABLE install_invites (
    secret_hash text PRIMARY KEY,
    created_by uuid REFERENCES accounts (id),
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);

-- Visits to the platform that began with an invitation, each tied to one browser by a second secret in its cookie.
CREATE TABLE install_states (
    state_hash text PRIMARY KEY,
    browser_hash text NOT NULL,
    invite_hash text NOT NULL REFERENCES install_invites (secret_hash),
    expires_at bigint NOT NULL,
    used_at bigint
);
CREATE INDEX install_states_expires ON install_states (expires_at);
