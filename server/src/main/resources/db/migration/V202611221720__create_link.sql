-- Tables that grow with time are cut into months, so that old data is dropped and not deleted.
CREATE FUNCTION ensure_month_partition(parent text, moment timestamptz) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    month timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
    name  text := parent || '_' || to_char(month, 'YYYY_MM');
BEGIN
    IF to_regclass(name) IS NULL THEN
        PERFORM pg_advisory_xact_lock(hashtext(name));
        EXECUTE format(
            'CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
            name, parent, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
    END IF;
END
$$;

-- Drops every partition that ended before the given moment and says how many those were.
CREATE FUNCTION drop_month_partitions(parent text, ended_before timestamptz) RETURNS integer
    LANGUAGE plpgsql AS
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

-- Time comes before the signature in the key, so that a new row always goes to the end of the index:
-- what a link costs does not grow with the number of links.
CREATE TABLE link (
    partner_id     text NOT NULL,
    created_at     timestamptz NOT NULL,
    id             bytea NOT NULL,
    expires_at     timestamptz NOT NULL,
    customer_id    text NOT NULL,
    details        json NOT NULL,
    secrets_sealed bytea,
    revoked_at     timestamptz,
    used_at        timestamptz,
    PRIMARY KEY (partner_id, created_at, id)
) PARTITION BY RANGE (created_at);
COMMENT ON COLUMN link.id IS 'the signature of the link''s URL';
COMMENT ON COLUMN link.used_at IS 'when a session of a single-use link succeeded';

CREATE TABLE idempotent_link (
    partner_id      text NOT NULL REFERENCES partner (id),
    idempotency_key text NOT NULL,
    fingerprint     bytea NOT NULL,
    link_created_at timestamptz NOT NULL,
    link_id         bytea NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (partner_id, idempotency_key)
);
CREATE INDEX ON idempotent_link (created_at);
COMMENT ON COLUMN idempotent_link.fingerprint IS 'HMAC of the call, to know the same call again';
