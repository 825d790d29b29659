-- What OAuth clients were granted. Everything that opens something is stored as SHA-256.

CREATE TABLE oauth_sign_in (
    token_hash     varchar(64)  PRIMARY KEY,
    request_hash   varchar(64)  NOT NULL,
    institution_id varchar(20)  NOT NULL,
    userid         varchar(256) NOT NULL,
    profile        varchar(64)  NOT NULL,
    expires_at     timestamp with time zone NOT NULL
);

-- A grant begins as a pushed request of nobody, belongs to a user after the sign-in, and counts once the user consents.
CREATE TABLE oauth_grant (
    id              varchar(36)   PRIMARY KEY,
    revision        bigint        NOT NULL,
    request         varchar(8000) NOT NULL,
    institution_id  varchar(20),
    userid          varchar(256),
    profile         varchar(64),
    created_at      timestamp with time zone NOT NULL,
    accounts        varchar(64) ARRAY,
    consented_at    timestamp with time zone,
    consent_ends_at timestamp with time zone
);

-- Spent tokens stay, so that a client that spends one twice is noticed.
CREATE TABLE oauth_token (
    token_hash varchar(64) PRIMARY KEY,
    position   bigint      GENERATED ALWAYS AS IDENTITY,
    grant_id   varchar(36) NOT NULL REFERENCES oauth_grant ON DELETE CASCADE,
    kind       varchar(10) NOT NULL,
    issued_at  timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    active     boolean     NOT NULL
);

CREATE INDEX oauth_token_by_grant ON oauth_token (grant_id, position);
