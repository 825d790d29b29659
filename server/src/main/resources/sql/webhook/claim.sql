-- Takes streams whose first waiting event is due, each for one node until its lease ends.
WITH
-- the hosts to take from: room for how many, and from which moment in the queue on
polled AS (
    SELECT * FROM unnest(:hosts::text[], :rooms::integer[], :since::text[]::timestamptz[])
         AS polled (host, room, since)
),
-- due streams, those of hosts with most room first, then those due longest; locked ones wait, and those of disabled partners
due AS (
    SELECT stream.id, stream.due_at
    FROM polled CROSS JOIN LATERAL (
        SELECT id, due_at FROM webhook_stream
        WHERE waiting > 0 AND host = polled.host AND due_at BETWEEN polled.since AND :now
          AND partner_id NOT IN (SELECT id FROM partner WHERE disabled_at IS NOT NULL)
        ORDER BY due_at LIMIT polled.room
        FOR UPDATE SKIP LOCKED
    ) AS stream
    ORDER BY polled.room DESC, stream.due_at LIMIT :most
),
-- the lease: nobody else finds them due before it ends, and the number of claims tells who has them
claimed AS (
    UPDATE webhook_stream AS stream
    SET due_at = :leaseEnd, claims = claims + 1, sending = true
    FROM due WHERE stream.id = due.id
    RETURNING stream.*, due.due_at AS was_due_at
)
-- each with its first waiting event
SELECT claimed.id AS stream_id, subject_kind, subject_id, claimed.partner_id, host, url,
       content_type, headers_sealed, claims, was_due_at, event.id AS event_id, event.type,
       event.body, event.queued_at, event.tries
FROM claimed
CROSS JOIN LATERAL (
    SELECT * FROM webhook_event
    WHERE stream_id = claimed.id AND state = 'WAITING'
    ORDER BY number LIMIT 1
) AS event
