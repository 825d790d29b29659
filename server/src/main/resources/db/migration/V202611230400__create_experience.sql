CREATE TABLE experience (
    partner_id text    NOT NULL REFERENCES partner (id),
    id         uuid    NOT NULL UNIQUE,
    name       text    NOT NULL,
    version    integer NOT NULL,
    deleted_at timestamptz,
    PRIMARY KEY (partner_id, id)
);
COMMENT ON COLUMN experience.version IS 'the current one';
CREATE UNIQUE INDEX ON experience (partner_id, name) WHERE deleted_at IS NULL;

-- Rows are never changed: a session goes on with the version it began with.
CREATE TABLE experience_version (
    partner_id    text        NOT NULL,
    experience_id uuid        NOT NULL,
    version       integer     NOT NULL,
    created_at    timestamptz NOT NULL,
    settings      json        NOT NULL,
    logo          text,
    icon          text,
    email_logo    bytea,
    PRIMARY KEY (partner_id, experience_id, version),
    FOREIGN KEY (partner_id, experience_id) REFERENCES experience (partner_id, id)
);
