ALTER TABLE session
    ADD experience_id      uuid,
    ADD experience_version integer;
COMMENT ON COLUMN session.experience_version IS 'the one it began with';
