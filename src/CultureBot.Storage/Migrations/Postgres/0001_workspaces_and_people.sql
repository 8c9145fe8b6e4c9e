-- One row a Slack team or Teams tenant. Times everywhere are Unix milliseconds.
CREATE TABLE workspaces (
    id uuid PRIMARY KEY,
    platform text NOT NULL,
    external_id text NOT NULL,
    name text NOT NULL,
    address text,
    bot_account_id text NOT NULL DEFAULT '',
    -- The platform's token, wrapped by Secrets:Key.
    token bytea,
    locale text NOT NULL DEFAULT 'en',
    time_zone text NOT NULL DEFAULT 'UTC',
    -- NULL until the zone was chosen by somebody or taken from where most members live.
    time_zone_set_at bigint,
    kudos_channel_id text,
    digest_channel_id text,
    connected_at bigint NOT NULL,
    disconnected_at bigint,
    people_synced_at bigint,
    groups_synced_at bigint,
    UNIQUE (platform, external_id)
);

CREATE TABLE persons (
    id uuid PRIMARY KEY,
    created_at bigint NOT NULL
);

-- A person in one workspace. Facts name accounts; account -> person is the one link that may change.
CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces (id),
    external_id text NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id),
    name text NOT NULL,
    -- The name without spaces in lower case, for people who type @marialopez.
    name_key text NOT NULL DEFAULT '',
    handle text NOT NULL DEFAULT '',
    -- Normalized: trimmed, lower case.
    email text NOT NULL DEFAULT '',
    is_email_confirmed boolean NOT NULL DEFAULT FALSE,
    kind text NOT NULL,
    job_title text NOT NULL DEFAULT '',
    picture text,
    time_zone text NOT NULL DEFAULT '',
    locale text NOT NULL DEFAULT '',
    manager_external_id text NOT NULL DEFAULT '',
    manager_synced_at bigint,
    -- When the platform last changed it: an older change never overwrites a newer one.
    changed_at bigint NOT NULL DEFAULT 0,
    first_seen_at bigint NOT NULL,
    -- When the platform last told of it: who is missing from a complete listing has left.
    seen_at bigint NOT NULL DEFAULT 0,
    deactivated_at bigint,
    UNIQUE (workspace_id, external_id)
);
CREATE INDEX accounts_person ON accounts (person_id);
CREATE INDEX accounts_email ON accounts (email);
CREATE INDEX accounts_handle ON accounts (workspace_id, LOWER(handle));
CREATE INDEX accounts_name_key ON accounts (workspace_id, name_key);
CREATE INDEX accounts_manager ON accounts (workspace_id, manager_external_id) WHERE manager_external_id <> '';

CREATE TABLE user_groups (
    workspace_id uuid NOT NULL REFERENCES workspaces (id),
    external_id text NOT NULL,
    handle text NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (workspace_id, external_id)
);

CREATE TABLE user_group_members (
    workspace_id uuid NOT NULL,
    group_external_id text NOT NULL,
    account_external_id text NOT NULL,
    PRIMARY KEY (workspace_id, group_external_id, account_external_id)
);

CREATE TABLE channels (
    workspace_id uuid NOT NULL REFERENCES workspaces (id),
    external_id text NOT NULL,
    name text NOT NULL,
    is_private boolean NOT NULL,
    is_archived boolean NOT NULL,
    is_general boolean NOT NULL,
    can_post boolean NOT NULL,
    member_count bigint NOT NULL,
    synced_at bigint NOT NULL,
    PRIMARY KEY (workspace_id, external_id)
);
