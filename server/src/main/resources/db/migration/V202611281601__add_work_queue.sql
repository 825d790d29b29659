-- Work that nodes do in the background and that outlives them.
CREATE TABLE work_item (
    queue        text        NOT NULL,
    subject      text        NOT NULL,
    fairness_key text        NOT NULL,
    due_at       timestamptz NOT NULL,
    attempts     integer     NOT NULL,
    revision     integer     NOT NULL,
    heartbeat_at timestamptz,
    PRIMARY KEY (queue, subject)
);
CREATE INDEX ON work_item (queue, fairness_key, due_at);
CREATE INDEX ON work_item (queue, fairness_key) WHERE heartbeat_at IS NOT NULL;
COMMENT ON COLUMN work_item.queue IS 'whose worker does the work';
COMMENT ON COLUMN work_item.subject IS 'what is to be done, in the words of the queue''s owner';
COMMENT ON COLUMN work_item.fairness_key IS 'items of different keys take turns';
COMMENT ON COLUMN work_item.attempts IS 'how often the work was begun; tells its holder from earlier ones';
COMMENT ON COLUMN work_item.revision IS 'how often the item was added';
COMMENT ON COLUMN work_item.heartbeat_at IS 'last sign of the node that does the work; null: no node does';

-- One name for the sign of life of a node that holds a lease.
ALTER TABLE session RENAME COLUMN worked_at TO heartbeat_at;
COMMENT ON COLUMN session.heartbeat_at IS 'last sign of the node that talks to a bank for the session; null: no node does';
ALTER TABLE institution_login RENAME COLUMN aggregating_since TO heartbeat_at;
COMMENT ON COLUMN institution_login.heartbeat_at IS 'last sign of the node that reads its accounts from the bank; null: no node does';

-- Refreshes of transactions are work items. What was accepted before is one as well.
INSERT INTO work_item (queue, subject, fairness_key, due_at, attempts, revision)
SELECT 'transaction-refresh', concat_ws('/', partner_id, customer_id, id), partner_id, created_at, 0, 1
FROM transaction_refresh WHERE status IN ('NEW', 'IN_PROGRESS');
ALTER TABLE transaction_refresh DROP COLUMN claimed_at;
DROP INDEX transaction_refresh_created_at_idx;
