-- What a consumer is being asked: the connector's state is sealed, expires, and is resumed once.
CREATE TABLE connection_attempt (
    partner_id     text        NOT NULL,
    customer_id    text        NOT NULL,
    id             text        NOT NULL,
    login_id       text        NOT NULL,
    institution_id text        NOT NULL,
    connector      text        NOT NULL,
    step           integer     NOT NULL,
    waiting        boolean     NOT NULL,
    state_version  integer     NOT NULL,
    state_sealed   bytea       NOT NULL,
    callback_hash  bytea,
    expires_at     timestamptz NOT NULL,
    PRIMARY KEY (partner_id, customer_id, id)
);
CREATE UNIQUE INDEX ON connection_attempt (callback_hash);
CREATE INDEX ON connection_attempt (expires_at);

-- The access to a consumer's accounts. Its id names the revision, so that what is sealed fits one revision only.
CREATE TABLE bank_grant (
    partner_id       text        NOT NULL,
    customer_id      text        NOT NULL,
    login_id         text        NOT NULL,
    institution_id   text        NOT NULL,
    connector        text        NOT NULL,
    id               text        NOT NULL,
    revision         integer     NOT NULL,
    grant_sealed     bytea       NOT NULL,
    renew_after      timestamptz,
    spent_by_renewal boolean     NOT NULL,
    authorized_from  timestamptz,
    authorized_until timestamptz,
    renewing_since   timestamptz,
    revoke_after     timestamptz,
    revoke_tries     integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (partner_id, customer_id, login_id)
);
CREATE INDEX ON bank_grant (revoke_after) WHERE revoke_after IS NOT NULL;
COMMENT ON COLUMN bank_grant.revoke_after IS 'set once the login is deleted: the grant only waits to be revoked at the bank';
