-- Events are updated once they have been sent. Where their page has room for that, their four indexes need no new entries.
CREATE OR REPLACE FUNCTION ensure_month_partition(parent text, moment timestamptz) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    month timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
    name  text := parent || '_' || to_char(month, 'YYYY_MM');
    fill  integer := CASE parent WHEN 'webhook_event' THEN 70 ELSE 100 END;
BEGIN
    IF to_regclass(name) IS NULL THEN
        -- One at a time, and none of those who wait may go on with what they knew before: a relation's
        -- lock brings news of the catalog, an advisory lock does not.
        EXECUTE format('LOCK TABLE ONLY %I IN SHARE UPDATE EXCLUSIVE MODE', parent);
        IF to_regclass(name) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) WITH (fillfactor = %s)', name, parent, fill);
            EXECUTE format(
                'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                parent, name, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
        END IF;
    END IF;
END
$$;
DO $$
DECLARE
    partition regclass;
BEGIN
    FOR partition IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'webhook_event'::regclass LOOP
        EXECUTE format('ALTER TABLE %s SET (fillfactor = 70)', partition);
    END LOOP;
END
$$;

-- A session's place is updated some five times in a minute, each time with all its indexes; this one was of use once a day.
DROP INDEX webhook_subscription_created_at_idx;

-- The session of a link that was moved last is found at once, however many there are.
DROP INDEX session_partner_id_link_id_idx;
CREATE INDEX ON session (partner_id, link_id, expires_at);
