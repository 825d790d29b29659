-- A partition that is created as such locks its parent against readers and waits for them: the first
-- link of a month would wait until a running backup ends. One that is attached does not.
CREATE OR REPLACE FUNCTION ensure_month_partition(parent text, moment timestamptz) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    month timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
    name  text := parent || '_' || to_char(month, 'YYYY_MM');
BEGIN
    IF to_regclass(name) IS NULL THEN
        -- One at a time, and none of those who wait may go on with what they knew before: a relation's
        -- lock brings news of the catalog, an advisory lock does not.
        EXECUTE format('LOCK TABLE ONLY %I IN SHARE UPDATE EXCLUSIVE MODE', parent);
        IF to_regclass(name) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name, parent);
            EXECUTE format(
                'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                parent, name, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
        END IF;
    END IF;
END
$$;
