-- When it was last connected, or given another token: what was refused since is tried again at once. NULL: never since this is noted.
ALTER TABLE workspaces ADD COLUMN woken_at bigint;
