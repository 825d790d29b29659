ALTER TABLE institution
    ADD COLUMN display_name         text,
    ADD COLUMN status               text      NOT NULL DEFAULT 'online',
    ADD COLUMN testing              boolean   NOT NULL DEFAULT false,
    ADD COLUMN connector            text,
    ADD COLUMN popularity           integer   NOT NULL DEFAULT 0,
    ADD COLUMN products             text[]    NOT NULL DEFAULT '{}',
    ADD COLUMN oauth_institution_id text,
    ADD COLUMN new_institution_id   text,
    ADD COLUMN rssd                 bigint,
    ADD COLUMN parent_rssd          bigint,
    ADD COLUMN routing_numbers      text[]    NOT NULL DEFAULT '{}',
    ADD COLUMN country_codes        text[]    NOT NULL DEFAULT '{US}',
    ADD COLUMN currency             text      NOT NULL DEFAULT 'USD',
    ADD COLUMN profile              jsonb     NOT NULL DEFAULT '{"special_instructions": []}',
    ADD COLUMN created_at           timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN modified_at          timestamptz NOT NULL DEFAULT now(),
    -- Higher than all others when the row changes, so that every server sees when to build its search index again.
    ADD COLUMN revision             bigint    NOT NULL DEFAULT 0;

CREATE INDEX institution_routing_numbers ON institution USING gin (routing_numbers);
CREATE INDEX institution_parent_rssd ON institution (parent_rssd) WHERE parent_rssd IS NOT NULL;
CREATE INDEX institution_revision ON institution (revision);
