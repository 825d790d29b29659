-- A session's place in the queue becomes a stream with a subject of any kind. Its sealed headers are bound to the name of the
-- table, so no earlier stream can be kept.
DELETE FROM webhook_attempt;
DELETE FROM webhook_event;
DELETE FROM webhook_subscription;

ALTER TABLE webhook_subscription RENAME TO webhook_stream;
ALTER INDEX webhook_subscription_pkey RENAME TO webhook_stream_pkey;
ALTER INDEX webhook_subscription_host_due_at_idx RENAME TO webhook_stream_host_due_at_idx;
ALTER TABLE webhook_stream ADD subject_kind text NOT NULL, ADD subject_id text NOT NULL, ALTER link_id DROP NOT NULL;
COMMENT ON TABLE webhook_stream IS 'An ordered stream of events about one subject to one receiver, and its place in the queue';
COMMENT ON COLUMN webhook_stream.id IS 'follows from the partner and the subject';
COMMENT ON COLUMN webhook_stream.subject_kind IS 'what the events are about: session';
COMMENT ON COLUMN webhook_stream.subject_id IS 'which of its kind';
COMMENT ON COLUMN webhook_stream.link_id IS 'the link that the subject comes from, if it comes from one';

ALTER TABLE webhook_event RENAME subscription_id TO stream_id;
ALTER TABLE webhook_event ALTER link_id DROP NOT NULL;
ALTER INDEX webhook_event_subscription_id_number_idx RENAME TO webhook_event_stream_id_number_idx;
