CREATE TABLE bank_transaction (
    partner_id          text NOT NULL,
    customer_id         text NOT NULL,
    account_id          text NOT NULL,
    id                  bigint NOT NULL,
    bank_transaction_id text NOT NULL,
    amount              numeric(19, 2) NOT NULL,
    transacted_at       timestamptz NOT NULL,
    posted_at           timestamptz,
    description         text NOT NULL,
    memo                text,
    type                text,
    check_number        text,
    payee               text,
    category            text,
    investment          json NOT NULL,
    created_at          timestamptz NOT NULL,
    PRIMARY KEY (partner_id, customer_id, id),
    FOREIGN KEY (partner_id, customer_id, account_id)
        REFERENCES account (partner_id, customer_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ON bank_transaction (partner_id, customer_id, account_id, bank_transaction_id);
CREATE INDEX ON bank_transaction (partner_id, customer_id, account_id, transacted_at, id);
CREATE INDEX ON bank_transaction (partner_id, customer_id, transacted_at, id);
COMMENT ON COLUMN bank_transaction.posted_at IS 'null while it is pending';

CREATE TABLE transaction_day (
    partner_id    text NOT NULL,
    customer_id   text NOT NULL,
    account_id    text NOT NULL,
    day           date NOT NULL,
    posted        integer NOT NULL,
    pending       integer NOT NULL,
    posted_amount numeric(19, 2) NOT NULL,
    PRIMARY KEY (partner_id, customer_id, account_id, day),
    FOREIGN KEY (partner_id, customer_id, account_id)
        REFERENCES account (partner_id, customer_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE transaction_day IS 'how many transactions an account has of each day in UTC: finds any page without reading those before it';
