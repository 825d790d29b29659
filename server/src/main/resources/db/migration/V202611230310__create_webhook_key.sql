CREATE TABLE webhook_key (
    partner_id text        NOT NULL REFERENCES partner (id),
    id         text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    key_sealed bytea       NOT NULL,
    PRIMARY KEY (partner_id, id)
);
CREATE UNIQUE INDEX ON webhook_key (partner_id) WHERE expires_at IS NULL;
COMMENT ON COLUMN webhook_key.expires_at IS 'none for the one key in use';
