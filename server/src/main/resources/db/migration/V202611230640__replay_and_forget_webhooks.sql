ALTER TABLE webhook_subscription ADD sending boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN webhook_subscription.sending IS 'a node has claimed it, and due_at is when its lease is over';

-- A deleted customer's events are deleted.
CREATE INDEX ON webhook_event (partner_id, customer_id);
