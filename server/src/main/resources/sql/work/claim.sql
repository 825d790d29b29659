-- Claims items of a queue that are due, taking turns between fairness keys.
WITH RECURSIVE
-- the fairness keys that have items, found by jumping from one to the next in the index
fairness (key) AS (
    (SELECT fairness_key FROM work_item WHERE queue = :queue ORDER BY fairness_key LIMIT 1)
    UNION ALL
    SELECT (SELECT fairness_key FROM work_item
            WHERE queue = :queue AND fairness_key > fairness.key
            ORDER BY fairness_key LIMIT 1)
    FROM fairness WHERE fairness.key IS NOT NULL
),
-- of each key the items that are due longest; their turns come after those of items in work
candidate AS (
    SELECT item.subject, item.due_at,
           working.items + row_number() OVER (PARTITION BY fairness.key ORDER BY item.due_at)
               AS turn
    FROM fairness
    CROSS JOIN LATERAL (
        SELECT count(*) AS items FROM work_item
        WHERE queue = :queue AND fairness_key = fairness.key
          AND heartbeat_at IS NOT NULL AND heartbeat_at >= :heartbeatBefore
    ) AS working
    CROSS JOIN LATERAL (
        SELECT subject, due_at FROM work_item
        WHERE queue = :queue AND fairness_key = fairness.key AND due_at <= :now
          AND (heartbeat_at IS NULL OR heartbeat_at < :heartbeatBefore)
        ORDER BY due_at LIMIT :atMost
    ) AS item
),
-- the first turns, each item once more looked at when it is locked; those of others are left to them
taken AS (
    SELECT subject FROM work_item
    WHERE queue = :queue
      AND subject IN (SELECT subject FROM candidate ORDER BY turn, due_at LIMIT :atMost)
      AND due_at <= :now AND (heartbeat_at IS NULL OR heartbeat_at < :heartbeatBefore)
    FOR UPDATE SKIP LOCKED
)
UPDATE work_item AS item SET heartbeat_at = :heartbeatAt, attempts = attempts + 1
FROM taken WHERE item.queue = :queue AND item.subject = taken.subject
RETURNING item.*
