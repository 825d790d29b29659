-- Where a session stands is sealed: it may hold what the bank asks, and what the consumer has typed.
ALTER TABLE session
    ADD state_sealed bytea,
    ADD events       integer     NOT NULL DEFAULT 0,
    ADD expires_at   timestamptz NOT NULL DEFAULT 'infinity',
    ADD attempt_id   text,
    ADD worked_at    timestamptz,
    ADD host         json;
COMMENT ON COLUMN session.state_sealed IS 'removed when the session ends';
COMMENT ON COLUMN session.events IS 'counts the rows of its timeline';
COMMENT ON COLUMN session.expires_at IS 'when it ends unless the consumer does something';
COMMENT ON COLUMN session.attempt_id IS 'the attempt at a bank''s page that may come back to it';
COMMENT ON COLUMN session.worked_at IS 'renewed by the node that asks a bank on its behalf';

UPDATE session SET events = step + 1, expires_at = started_at;

CREATE INDEX ON session (partner_id, link_id);
CREATE INDEX ON session (partner_id, customer_id) WHERE ended_at IS NULL;
CREATE INDEX ON session (expires_at) WHERE ended_at IS NULL;
CREATE INDEX ON session (attempt_id);

ALTER TABLE session_event
    ADD number      integer NOT NULL DEFAULT 0,
    ADD customer_id text    NOT NULL DEFAULT '',
    ADD data        json    NOT NULL DEFAULT '{}';
COMMENT ON COLUMN session_event.number IS 'from 1, without gaps within a session';

UPDATE session_event SET number = step + 1;
UPDATE session_event SET type = CASE type WHEN 'exited' THEN 'Ended' ELSE 'Started' END,
                         data = CASE type WHEN 'exited' THEN '{"type":"Ended","ending":"EXIT"}'::json ELSE '{"type":"Started"}'::json END;
UPDATE session_event SET customer_id = session.customer_id FROM session WHERE session.id = session_id;

ALTER TABLE session_event
    DROP CONSTRAINT session_event_pkey,
    ADD PRIMARY KEY (partner_id, session_id, number, occurred_at),
    ALTER number DROP DEFAULT,
    ALTER customer_id DROP DEFAULT,
    ALTER data DROP DEFAULT;

CREATE TABLE terms_acceptance (
    partner_id  text        NOT NULL,
    customer_id text        NOT NULL,
    version     text        NOT NULL,
    accepted_at timestamptz NOT NULL,
    session_id  uuid        NOT NULL,
    PRIMARY KEY (partner_id, customer_id, session_id)
);
