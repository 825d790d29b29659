CREATE TABLE partner (
    id              text PRIMARY KEY,
    name            text NOT NULL,
    secret_sealed   bytea NOT NULL,
    failed_attempts integer NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL
);
COMMENT ON COLUMN partner.failed_attempts IS 'wrong secrets in a row; five lock the partner';

CREATE TABLE app_key (
    key_hash   bytea PRIMARY KEY,
    partner_id text NOT NULL REFERENCES partner (id)
);
CREATE INDEX ON app_key (partner_id);

CREATE TABLE access_token (
    token_hash bytea PRIMARY KEY,
    partner_id text NOT NULL REFERENCES partner (id),
    expires_at timestamptz NOT NULL
);
CREATE INDEX ON access_token (partner_id, expires_at);
