-- Whom a resource names as the manager is kept as it is looked up: trimmed and lower case, as the program writes it from now on. A database's
-- own LOWER may know fewer letters than the program does.
DROP INDEX scim_users_manager;
UPDATE scim_users SET manager = LOWER(manager);
CREATE INDEX scim_users_manager ON scim_users (manager);
