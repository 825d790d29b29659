CREATE TABLE session (
    id              uuid PRIMARY KEY,
    key_hash        bytea NOT NULL UNIQUE,
    partner_id      text NOT NULL,
    customer_id     text NOT NULL,
    link_created_at timestamptz NOT NULL,
    link_id         bytea NOT NULL,
    step            integer NOT NULL,
    started_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    ending          text
);
CREATE INDEX ON session (partner_id, started_at);
COMMENT ON COLUMN session.step IS 'counts the moves of the state; a move names the step it starts from';

CREATE TABLE session_event (
    partner_id  text NOT NULL,
    session_id  uuid NOT NULL,
    step        integer NOT NULL,
    occurred_at timestamptz NOT NULL,
    type        text NOT NULL,
    PRIMARY KEY (partner_id, session_id, step, occurred_at)
) PARTITION BY RANGE (occurred_at);
