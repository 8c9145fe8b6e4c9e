-- What an adapter remembers of how a workspace's people and places are reached: by its own names, no secrets, no words.
CREATE TABLE chat_addresses (
    platform text NOT NULL,
    -- The workspace's id on its platform: it may be told of before the workspace is connected.
    workspace text NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (platform, workspace, name)
);
