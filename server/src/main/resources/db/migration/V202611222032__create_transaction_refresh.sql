CREATE TABLE transaction_refresh (
    partner_id           text        NOT NULL,
    customer_id          text        NOT NULL,
    id                   uuid        NOT NULL,
    institution_login_id text,
    mode                 text        NOT NULL CHECK (mode IN ('standard', 'historic', 'custom')),
    from_day             date        NOT NULL,
    to_day               date        NOT NULL,
    status               text        NOT NULL CHECK (status IN ('NEW', 'IN_PROGRESS', 'COMPLETED', 'FAILED')),
    claimed_at           timestamptz,
    created_at           timestamptz NOT NULL,
    PRIMARY KEY (partner_id, customer_id, id)
);
CREATE INDEX ON transaction_refresh (created_at) WHERE status IN ('NEW', 'IN_PROGRESS');
COMMENT ON COLUMN transaction_refresh.claimed_at IS 'when a node began the work; a time long past is of one that died';

CREATE TABLE transaction_refresh_account (
    partner_id  text    NOT NULL,
    customer_id text    NOT NULL,
    refresh_id  uuid    NOT NULL,
    account_id  text    NOT NULL,
    position    integer NOT NULL,
    status_code integer,
    PRIMARY KEY (partner_id, customer_id, refresh_id, account_id),
    FOREIGN KEY (partner_id, customer_id, refresh_id)
        REFERENCES transaction_refresh (partner_id, customer_id, id) ON DELETE CASCADE,
    FOREIGN KEY (partner_id, customer_id, account_id)
        REFERENCES account (partner_id, customer_id, id) ON DELETE CASCADE
);
COMMENT ON COLUMN transaction_refresh_account.status_code IS 'how reading ended; null: not yet';
