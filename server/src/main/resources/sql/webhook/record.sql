-- Records attempts at events, one for each subscription, and what follows from them.
WITH
-- the attempts, and for each the state of its event and the next due time of its subscription
attempt AS (
    SELECT * FROM unnest(:subscriptions::uuid[], :claims::integer[], :partners::text[],
                         :events::text[], :created::text[]::timestamptz[], :states::text[],
                         :due::text[]::timestamptz[], :started::text[]::timestamptz[],
                         :outcomes::text[], :statuses::integer[], :latencies::integer[],
                         :excerpts::text[])
         AS attempt (subscription_id, claim, partner_id, event_id, created_at, state, due_at,
                     started_at, outcome, status, latency_ms, excerpt)
),
-- their subscriptions, except those that somebody else has locked
locked AS MATERIALIZED (
    SELECT id FROM webhook_subscription
    WHERE id IN (SELECT subscription_id FROM attempt)
    FOR UPDATE SKIP LOCKED
),
-- the attempts that are recorded now
recorded AS MATERIALIZED (
    SELECT attempt.* FROM locked JOIN attempt ON subscription_id = locked.id
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
    RETURNING event.subscription_id, event.state
),
-- the later events of receivers that want none any more
dropped AS (
    UPDATE webhook_event AS event SET state = 'GONE'
    FROM recorded
    WHERE recorded.state = 'GONE'
      AND event.subscription_id = recorded.subscription_id
      AND event.id <> recorded.event_id
      AND event.state = 'WAITING'
    RETURNING event.subscription_id, event.state
),
-- how many events of each subscription have left the queue
ended AS (
    SELECT subscription_id, count(*) AS events
    FROM (SELECT * FROM tried UNION ALL SELECT * FROM dropped) AS changed
    WHERE state <> 'WAITING'
    GROUP BY subscription_id
),
-- the subscriptions' places in the queue; one that another node has claimed since keeps its place
moved AS (
    UPDATE webhook_subscription AS subscription
    SET waiting = waiting - coalesce(ended.events, 0),
        due_at = CASE claims WHEN recorded.claim THEN recorded.due_at
                             ELSE subscription.due_at END,
        sending = sending AND claims <> recorded.claim,
        gone_at = CASE recorded.state WHEN 'GONE' THEN recorded.started_at ELSE gone_at END
    FROM recorded LEFT JOIN ended USING (subscription_id)
    WHERE subscription.id = recorded.subscription_id
)
-- the subscriptions that were locked, for which nothing is recorded
SELECT subscription_id FROM attempt
WHERE subscription_id NOT IN (SELECT id FROM locked)
  AND EXISTS (SELECT FROM webhook_subscription WHERE id = subscription_id)
