-- People as the identity provider keeps them, one row a resource that it made.
CREATE TABLE scim_users (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id),
    -- Lower case, like display_name: for looking up.
    user_name text NOT NULL UNIQUE,
    display_name text NOT NULL,
    -- NULL: none was sent.
    external_id text UNIQUE,
    -- Normalized as accounts.email is: of several the one that counts.
    email text NOT NULL UNIQUE,
    -- Whom it names as the manager, who may not be here yet: an id, an external id, a user name or an address. Empty for nobody.
    manager text NOT NULL,
    is_active boolean NOT NULL,
    -- What was sent of the attributes that are known, as JSON.
    resource text NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL
);
CREATE INDEX scim_users_person ON scim_users (person_id);
CREATE INDEX scim_users_external ON scim_users (LOWER(external_id));
CREATE INDEX scim_users_manager ON scim_users (LOWER(manager));

CREATE TABLE scim_emails (
    user_id uuid NOT NULL REFERENCES scim_users (id),
    -- 1, 2, 3 … in its user.
    number bigint NOT NULL,
    -- Normalized.
    email text NOT NULL,
    -- work, home …, in lower case; may be empty.
    type text NOT NULL,
    PRIMARY KEY (user_id, number)
);
CREATE INDEX scim_emails_email ON scim_emails (email);

CREATE TABLE scim_groups (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    -- Lower case.
    name_key text NOT NULL UNIQUE,
    external_id text UNIQUE,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL
);

CREATE TABLE scim_members (
    group_id uuid NOT NULL REFERENCES scim_groups (id),
    user_id uuid NOT NULL REFERENCES scim_users (id),
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX scim_members_user ON scim_members (user_id);

-- What the identity provider has said of a person once, be it empty by now: an import does not change it.
CREATE TABLE scim_fields (
    person_id uuid NOT NULL REFERENCES persons (id),
    -- As in directory_fields; name for what the entry calls them.
    field text NOT NULL,
    PRIMARY KEY (person_id, field)
);

-- From when until when somebody whom the directory knows was not of the organization.
CREATE TABLE directory_absences (
    person_id uuid NOT NULL REFERENCES persons (id),
    left_at bigint NOT NULL,
    -- NULL: they have not returned.
    returned_at bigint,
    PRIMARY KEY (person_id, left_at)
);
