CREATE TABLE institution_settings (
    partner_id text PRIMARY KEY REFERENCES partner (id),
    settings   json NOT NULL
);
COMMENT ON TABLE institution_settings IS 'how a partner''s links show institutions, unless a link says otherwise';
