-- One row a Slack team or Teams tenant. Times everywhere are Unix milliseconds.
CREATE TABLE workspaces (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    external_id TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    bot_account_id TEXT NOT NULL DEFAULT '',
    -- The platform's token, wrapped by Secrets:Key.
    token BLOB,
    locale TEXT NOT NULL DEFAULT 'en',
    time_zone TEXT NOT NULL DEFAULT 'UTC',
    -- NULL until the zone was chosen by somebody or taken from where most members live.
    time_zone_set_at INTEGER,
    kudos_channel_id TEXT,
    digest_channel_id TEXT,
    connected_at INTEGER NOT NULL,
    disconnected_at INTEGER,
    people_synced_at INTEGER,
    groups_synced_at INTEGER,
    UNIQUE (platform, external_id)
) STRICT;

CREATE TABLE persons (
    id TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT;

-- A person in one workspace. Facts name accounts; account -> person is the one link that may change.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    external_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id),
    name TEXT NOT NULL,
    -- The name without spaces in lower case, for people who type @marialopez.
    name_key TEXT NOT NULL DEFAULT '',
    handle TEXT NOT NULL DEFAULT '',
    -- Normalized: trimmed, lower case.
    email TEXT NOT NULL DEFAULT '',
    is_email_confirmed INTEGER NOT NULL DEFAULT FALSE,
    kind TEXT NOT NULL,
    job_title TEXT NOT NULL DEFAULT '',
    picture TEXT,
    time_zone TEXT NOT NULL DEFAULT '',
    locale TEXT NOT NULL DEFAULT '',
    manager_external_id TEXT NOT NULL DEFAULT '',
    manager_synced_at INTEGER,
    -- When the platform last changed it: an older change never overwrites a newer one.
    changed_at INTEGER NOT NULL DEFAULT 0,
    first_seen_at INTEGER NOT NULL,
    -- When the platform last told of it: who is missing from a complete listing has left.
    seen_at INTEGER NOT NULL DEFAULT 0,
    deactivated_at INTEGER,
    UNIQUE (workspace_id, external_id)
) STRICT;
CREATE INDEX accounts_person ON accounts (person_id);
CREATE INDEX accounts_email ON accounts (email);
CREATE INDEX accounts_handle ON accounts (workspace_id, LOWER(handle));
CREATE INDEX accounts_name_key ON accounts (workspace_id, name_key);
CREATE INDEX accounts_manager ON accounts (workspace_id, manager_external_id) WHERE manager_external_id <> '';

CREATE TABLE user_groups (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    external_id TEXT NOT NULL,
    handle TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (workspace_id, external_id)
) STRICT;

CREATE TABLE user_group_members (
    workspace_id TEXT NOT NULL,
    group_external_id TEXT NOT NULL,
    account_external_id TEXT NOT NULL,
    PRIMARY KEY (workspace_id, group_external_id, account_external_id)
) STRICT;

CREATE TABLE channels (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    external_id TEXT NOT NULL,
    name TEXT NOT NULL,
    is_private INTEGER NOT NULL,
    is_archived INTEGER NOT NULL,
    is_general INTEGER NOT NULL,
    can_post INTEGER NOT NULL,
    member_count INTEGER NOT NULL,
    synced_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, external_id)
) STRICT;
