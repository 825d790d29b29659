-- Records attempts at events, one for each stream, and what follows from them.
WITH
-- the attempts, and for each the state of its event and the next due time of its stream
attempt AS (
    SELECT * FROM unnest(:streams::uuid[], :claims::integer[], :partners::text[],
                         :events::text[], :created::text[]::timestamptz[], :states::text[],
                         :due::text[]::timestamptz[], :started::text[]::timestamptz[],
                         :outcomes::text[], :statuses::integer[], :latencies::integer[],
                         :excerpts::text[])
         AS attempt (stream_id, claim, partner_id, event_id, created_at, state, due_at,
                     started_at, outcome, status, latency_ms, excerpt)
),
-- their streams, except those that somebody else has locked
locked AS MATERIALIZED (
    SELECT id FROM webhook_stream
    WHERE id IN (SELECT stream_id FROM attempt)
    FOR UPDATE SKIP LOCKED
),
-- the attempts that are recorded now
recorded AS MATERIALIZED (
    SELECT attempt.* FROM locked JOIN attempt ON stream_id = locked.id
),
-- the log, as long as the event is there
logged AS (
    INSERT INTO webhook_attempt (partner_id, event_id, started_at, outcome, status, latency_ms,
                                 excerpt)
    SELECT partner_id, event_id, started_at, outcome, status, latency_ms, excerpt
    FROM recorded
    WHERE EXISTS (SELECT FROM webhook_event AS event
                  WHERE event.partner_id = recorded.partner_id
                    AND event.created_at = recorded.created_at
                    AND event.id = recorded.event_id)
    ON CONFLICT DO NOTHING
),
-- the events themselves, unless another node was faster
tried AS (
    UPDATE webhook_event AS event
    SET state = recorded.state, tries = event.tries + 1
    FROM recorded
    WHERE event.partner_id = recorded.partner_id
      AND event.created_at = recorded.created_at
      AND event.id = recorded.event_id
      AND event.state = 'WAITING'
    RETURNING event.stream_id, event.state
),
-- the later events of receivers that want none any more
dropped AS (
    UPDATE webhook_event AS event SET state = 'GONE'
    FROM recorded
    WHERE recorded.state = 'GONE'
      AND event.stream_id = recorded.stream_id
      AND event.id <> recorded.event_id
      AND event.state = 'WAITING'
    RETURNING event.stream_id, event.state
),
-- how many events of each stream have left the queue
ended AS (
    SELECT stream_id, count(*) AS events
    FROM (SELECT * FROM tried UNION ALL SELECT * FROM dropped) AS changed
    WHERE state <> 'WAITING'
    GROUP BY stream_id
),
-- the streams' places in the queue; one that another node has claimed since keeps its place
moved AS (
    UPDATE webhook_stream AS stream
    SET waiting = waiting - coalesce(ended.events, 0),
        due_at = CASE claims WHEN recorded.claim THEN recorded.due_at
                             ELSE stream.due_at END,
        sending = sending AND claims <> recorded.claim,
        gone_at = CASE recorded.state WHEN 'GONE' THEN recorded.started_at ELSE gone_at END
    FROM recorded LEFT JOIN ended USING (stream_id)
    WHERE stream.id = recorded.stream_id
)
-- the streams that were locked, for which nothing is recorded
SELECT stream_id FROM attempt
WHERE stream_id NOT IN (SELECT id FROM locked)
  AND EXISTS (SELECT FROM webhook_stream WHERE id = stream_id)
