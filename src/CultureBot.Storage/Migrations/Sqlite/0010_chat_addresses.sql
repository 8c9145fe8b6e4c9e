-- What an adapter remembers of how a workspace's people and places are reached: by its own names, no secrets, no words.
CREATE TABLE chat_addresses (
    platform TEXT NOT NULL,
    -- The workspace's id on its platform: it may be told of before the workspace is connected.
    workspace TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (platform, workspace, name)
) STRICT;
