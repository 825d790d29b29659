-- What FinBank must remember. Accounts and transactions are not here: they follow from profile and date.

CREATE TABLE clock_offset (
    id             int     PRIMARY KEY CHECK (id = 1),
    offset_seconds bigint  NOT NULL
);

-- Tokens and states are stored as SHA-256: who reads this file can sign on as nobody.
CREATE TABLE bank_session (
    token_hash     varchar(64)  PRIMARY KEY,
    institution_id varchar(20)  NOT NULL,
    userid         varchar(256) NOT NULL,
    profile        varchar(64)  NOT NULL,
    expires_at     timestamp with time zone NOT NULL
);

CREATE TABLE sign_on_state (
    state_hash     varchar(64)  PRIMARY KEY,
    institution_id varchar(20)  NOT NULL,
    userid         varchar(256) NOT NULL,
    profile        varchar(64)  NOT NULL,
    script         varchar(20)  NOT NULL,
    round          int          NOT NULL,
    expected       varchar(20),
    wrong_answers  int          NOT NULL,
    codes          int          NOT NULL,
    expires_at     timestamp with time zone NOT NULL
);

-- The password that a user has now, in place of the one that chooses the data. They are made up: nothing is hidden.
CREATE TABLE changed_password (
    institution_id varchar(20)  NOT NULL,
    userid         varchar(256) NOT NULL,
    original       varchar(256) NOT NULL,
    password       varchar(256) NOT NULL,
    PRIMARY KEY (institution_id, userid, original)
);

CREATE TABLE fault (
    id             varchar(36)  PRIMARY KEY,
    position       bigint       GENERATED ALWAYS AS IDENTITY,
    institution_id varchar(20),
    userid         varchar(256),
    account_id     varchar(64),
    step           varchar(20)  NOT NULL,
    kind           varchar(20)  NOT NULL,
    code           int,
    seconds        int,
    times          int,
    hits           int          NOT NULL DEFAULT 0
);

CREATE TABLE test_transaction (
    id             varchar(36)  PRIMARY KEY,
    position       bigint       GENERATED ALWAYS AS IDENTITY,
    account_id     varchar(64)  NOT NULL,
    amount         numeric(19, 2) NOT NULL,
    description    varchar(500) NOT NULL,
    made_on        date         NOT NULL,
    posted_on      date         NOT NULL
);

CREATE INDEX test_transaction_by_account ON test_transaction (account_id, made_on);

-- Users that people have made up, in all their versions. The latest one counts.
CREATE TABLE persona (
    name           varchar(40)  NOT NULL,
    version        int          NOT NULL,
    document       varchar(600000) NOT NULL,
    created_at     timestamp with time zone NOT NULL,
    PRIMARY KEY (name, version)
);
