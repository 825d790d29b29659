CREATE TABLE institution (
    id    text PRIMARY KEY,
    name  text NOT NULL,
    oauth boolean NOT NULL
);

CREATE TABLE institution_login (
    partner_id              text NOT NULL REFERENCES partner (id),
    customer_id             text NOT NULL,
    id                      text NOT NULL,
    institution_id          text NOT NULL REFERENCES institution (id),
    aggregation_status_code integer NOT NULL,
    created_at              timestamptz NOT NULL,
    PRIMARY KEY (partner_id, customer_id, id)
);

CREATE TABLE account (
    partner_id           text NOT NULL,
    customer_id          text NOT NULL,
    id                   text NOT NULL,
    institution_login_id text NOT NULL,
    name                 text NOT NULL,
    number               text NOT NULL,
    type                 text NOT NULL,
    balance              numeric(19, 2) NOT NULL,
    currency             text NOT NULL,
    created_at           timestamptz NOT NULL,
    PRIMARY KEY (partner_id, customer_id, id),
    FOREIGN KEY (partner_id, customer_id, institution_login_id)
        REFERENCES institution_login (partner_id, customer_id, id) ON DELETE CASCADE
);
