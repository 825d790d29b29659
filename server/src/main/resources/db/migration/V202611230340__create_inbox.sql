-- Of the sandbox only.
CREATE TABLE inbox_request (
    inbox_id           uuid        NOT NULL,
    id                 bigint      NOT NULL,
    received_at        timestamptz NOT NULL,
    method             text        NOT NULL,
    path               text        NOT NULL,
    query              text        NOT NULL,
    headers            text        NOT NULL,
    body               bytea       NOT NULL,
    finicity_signature text        NOT NULL,
    standard_signature text        NOT NULL,
    PRIMARY KEY (inbox_id, id)
);
CREATE INDEX ON inbox_request (received_at);
COMMENT ON COLUMN inbox_request.id IS 'counts the messages of an inbox';
COMMENT ON COLUMN inbox_request.headers IS 'a JSON object, in the order sent';
COMMENT ON COLUMN inbox_request.finicity_signature IS 'what was to be said of it when it came';
