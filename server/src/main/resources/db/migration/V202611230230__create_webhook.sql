-- Where a session's events go, and the queue: a session has one place in it, so that its events go out in order and one
-- that fails holds back its own session only.
CREATE TABLE webhook_subscription (
    id             uuid        PRIMARY KEY,
    partner_id     text        NOT NULL,
    link_id        bytea       NOT NULL,
    url            text        NOT NULL,
    host           text        NOT NULL,
    content_type   text        NOT NULL,
    headers_sealed bytea,
    created_at     timestamptz NOT NULL,
    events         integer     NOT NULL,
    waiting        integer     NOT NULL,
    waiting_since  timestamptz,
    due_at         timestamptz NOT NULL,
    claims         integer     NOT NULL,
    gone_at        timestamptz
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX ON webhook_subscription (host, due_at) WHERE waiting > 0;
CREATE INDEX ON webhook_subscription (created_at);
COMMENT ON COLUMN webhook_subscription.id IS 'the session';
COMMENT ON COLUMN webhook_subscription.host IS 'scheme, host and port of the URL';
COMMENT ON COLUMN webhook_subscription.events IS 'counts its rows in webhook_event';
COMMENT ON COLUMN webhook_subscription.waiting IS 'counts those that are to be sent';
COMMENT ON COLUMN webhook_subscription.due_at IS 'when the first of them is; a node that sends it moves this on, so that another takes over should it die';
COMMENT ON COLUMN webhook_subscription.claims IS 'counts the nodes'' claims: who has been overtaken does not move due_at';
COMMENT ON COLUMN webhook_subscription.gone_at IS 'when the receiver said that it wants no more';

CREATE TABLE webhook_event (
    partner_id      text        NOT NULL,
    created_at      timestamptz NOT NULL,
    id              text        NOT NULL,
    subscription_id uuid        NOT NULL,
    number          integer     NOT NULL,
    link_id         bytea       NOT NULL,
    customer_id     text        NOT NULL,
    type            text        NOT NULL,
    body            bytea       NOT NULL,
    state           text        NOT NULL,
    queued_at       timestamptz NOT NULL,
    tries           integer     NOT NULL,
    PRIMARY KEY (partner_id, created_at, id)
) PARTITION BY RANGE (created_at);
CREATE INDEX ON webhook_event (subscription_id, number);
CREATE INDEX ON webhook_event (partner_id, link_id, created_at);
COMMENT ON COLUMN webhook_event.body IS 'as it is sent, byte by byte';
COMMENT ON COLUMN webhook_event.queued_at IS 'when it was to be sent first, or again by replay';
COMMENT ON COLUMN webhook_event.tries IS 'attempts since then';

CREATE TABLE webhook_attempt (
    partner_id text        NOT NULL,
    event_id   text        NOT NULL,
    started_at timestamptz NOT NULL,
    outcome    text        NOT NULL,
    status     integer,
    latency_ms integer     NOT NULL,
    excerpt    text,
    PRIMARY KEY (partner_id, event_id, started_at)
) PARTITION BY RANGE (started_at);
