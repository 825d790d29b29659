CREATE TABLE customer (
    partner_id     text NOT NULL REFERENCES partner (id),
    id             text NOT NULL,
    type           text NOT NULL CHECK (type IN ('testing', 'active')),
    username       text NOT NULL,
    first_name     text,
    last_name      text,
    phone          text,
    email          text,
    application_id text,
    created_at     timestamptz NOT NULL,
    modified_at    timestamptz NOT NULL,
    PRIMARY KEY (partner_id, id)
);
CREATE UNIQUE INDEX ON customer (partner_id, lower(username));
CREATE INDEX ON customer (partner_id, created_at, id);

CREATE TABLE consumer (
    partner_id  text NOT NULL REFERENCES partner (id),
    id          text NOT NULL,
    customer_id text NOT NULL,
    detached    boolean NOT NULL DEFAULT false,
    pii_sealed  bytea NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (partner_id, id)
);
CREATE UNIQUE INDEX ON consumer (partner_id, customer_id) WHERE NOT detached;
COMMENT ON COLUMN consumer.detached IS 'the customer is deleted; the consumer stays as the owner of its reports';
