-- The audit log only grows. Whoever owns the table can take this away again; the chain of hashes then shows what was changed.

CREATE OR REPLACE FUNCTION refuse_change_of_audit_log() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'The audit log only grows: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
COMMENT ON FUNCTION refuse_change_of_audit_log() IS 'Refuses to change, delete or truncate entries of the audit log.';

CREATE OR REPLACE TRIGGER only_grows
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_log();

-- Also for sessions that replicate, which skip ordinary triggers.
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER only_grows;
