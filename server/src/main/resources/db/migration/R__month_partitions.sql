-- Tables that grow with time are cut into months, so that old data is dropped and not deleted.

-- A partition that is created as such locks its parent against readers and waits for them: the first link of a month would wait
-- until a running backup ends. One that is attached does not.
CREATE OR REPLACE FUNCTION ensure_month_partition(parent text, moment timestamptz) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    month timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
    name  text := parent || '_' || to_char(month, 'YYYY_MM');
    -- Rows that are updated find room on their page.
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
COMMENT ON FUNCTION ensure_month_partition(text, timestamptz)
    IS 'Makes sure that the table has a partition for the month of the moment.';

-- Dropping a partition locks its parent. Behind a long read it would wait, and all others behind it: better to fail, and to try
-- again the next day.
CREATE OR REPLACE FUNCTION drop_month_partitions(parent text, ended_before timestamptz) RETURNS integer
    LANGUAGE plpgsql SET lock_timeout = '3s' AS
$$
DECLARE
    partition regclass;
    dropped   integer := 0;
BEGIN
    FOR partition IN
        SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = parent::regclass
    LOOP
        IF (to_date(right(partition::text, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC'
                <= ended_before THEN
            EXECUTE format('DROP TABLE %s', partition);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    RETURN dropped;
END
$$;
COMMENT ON FUNCTION drop_month_partitions(text, timestamptz)
    IS 'Drops the partitions that ended before the moment, and returns the number of them.';
