CREATE TABLE email_message (
    partner_id      text NOT NULL REFERENCES partner (id),
    id              uuid NOT NULL,
    root_id         uuid NOT NULL,
    renewal         boolean NOT NULL,
    customer_id     text NOT NULL,
    link_id         bytea NOT NULL,
    link_created_at timestamptz NOT NULL,
    link_expires_at timestamptz NOT NULL,
    content_sealed  bytea NOT NULL,
    message_sealed  bytea,
    state           text NOT NULL,
    due_at          timestamptz NOT NULL,
    attempts        integer NOT NULL DEFAULT 0,
    answer          text,
    created_at      timestamptz NOT NULL,
    sent_at         timestamptz,
    failed_at       timestamptz,
    opened_at       timestamptz,
    revoked_at      timestamptz,
    PRIMARY KEY (partner_id, id)
);
CREATE INDEX ON email_message (due_at) WHERE state = 'QUEUED';
CREATE INDEX ON email_message (partner_id, link_id);
CREATE INDEX ON email_message (partner_id, root_id);
CREATE INDEX ON email_message (partner_id, customer_id);
CREATE INDEX ON email_message (partner_id, created_at);
CREATE INDEX ON email_message (created_at);
COMMENT ON COLUMN email_message.root_id IS 'the first of the mails that were sent in place of each other';
COMMENT ON COLUMN email_message.renewal IS 'the consumer has asked for it';
COMMENT ON COLUMN email_message.message_sealed IS 'the complete message, until it has left this server';
COMMENT ON COLUMN email_message.due_at IS 'when it is tried next; while it is tried, when somebody else may';
