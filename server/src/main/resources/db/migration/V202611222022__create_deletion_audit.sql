CREATE TABLE deletion_audit (
    partner_id  text NOT NULL,
    deleted_at  timestamptz NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('account', 'institution_login', 'customer')),
    customer_id text NOT NULL,
    id          text NOT NULL,
    PRIMARY KEY (partner_id, deleted_at, kind, customer_id, id)
);
COMMENT ON TABLE deletion_audit IS 'what remains of deleted accounts: their ids';
