-- The keys that this server has made for institutions.
CREATE TABLE bank_key (
    institution_id text        NOT NULL,
    purpose        text        NOT NULL CHECK (purpose IN ('sign', 'decrypt')),
    revision       integer     NOT NULL,
    id             text        NOT NULL UNIQUE,
    algorithm      text        NOT NULL,
    public_key     bytea       NOT NULL,
    key_sealed     bytea       NOT NULL,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (institution_id, purpose, revision)
);
COMMENT ON COLUMN bank_key.public_key IS 'the half that the bank may know, as SubjectPublicKeyInfo';

ALTER TABLE institution_login
    ADD COLUMN leave_alone_until timestamptz,
    ADD COLUMN rest_until        timestamptz;
COMMENT ON COLUMN institution_login.rest_until IS 'refreshes before are answered from what is stored; null: there is no rest';
COMMENT ON COLUMN institution_login.leave_alone_until IS 'the bank has asked to be called no sooner; null: it has not';

ALTER TABLE connection_attempt RENAME COLUMN step TO round;
