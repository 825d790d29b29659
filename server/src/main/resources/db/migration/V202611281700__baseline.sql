-- The whole schema, one section for each module. docs/schema.md shows it as tables; later changes are migrations of their own.
--
-- Tables that grow with customers lead with partner_id or customer_id in their keys. Columns whose names end in _sealed are
-- encrypted by the server and bound to their table, column and row. Tables that are PARTITION BY RANGE are cut into months by
-- the functions of R__month_partitions.sql.

-- ---------------------------------------------------------------------------------------------------------------------------
-- shared: work in the background
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE work_item (
    queue        text        NOT NULL,
    subject      text        NOT NULL,
    fairness_key text        NOT NULL,
    due_at       timestamptz NOT NULL,
    attempts     integer     NOT NULL,
    revision     integer     NOT NULL,
    heartbeat_at timestamptz,
    PRIMARY KEY (queue, subject)
);
CREATE INDEX ON work_item (queue, fairness_key, due_at);
CREATE INDEX ON work_item (queue, fairness_key) WHERE heartbeat_at IS NOT NULL;
COMMENT ON TABLE work_item IS 'Work that nodes do in the background. It outlives the nodes.';
COMMENT ON COLUMN work_item.queue IS 'The queue, which has one kind of worker.';
COMMENT ON COLUMN work_item.subject IS 'What is to be done, in the words of the queue''s owner.';
COMMENT ON COLUMN work_item.fairness_key IS 'Items with different keys take turns.';
COMMENT ON COLUMN work_item.due_at IS 'The earliest time at which a node may begin the work.';
COMMENT ON COLUMN work_item.attempts IS 'The number of times the work was begun. It tells the item''s holder from earlier ones.';
COMMENT ON COLUMN work_item.revision IS 'The number of times the item was added.';
COMMENT ON COLUMN work_item.heartbeat_at IS 'The last sign of the node that does the work. Null: no node does it.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- shared: the database
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE health_probe (
    id uuid NOT NULL
);
COMMENT ON TABLE health_probe IS 'Rows by which nodes see that the database takes changes. Each is deleted by the transaction that inserts it.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- audit
-- ---------------------------------------------------------------------------------------------------------------------------

-- Rows are never changed or deleted: R__audit_log.sql refuses it.
CREATE TABLE audit_entry (
    number        bigint      PRIMARY KEY,
    occurred_at   timestamptz NOT NULL,
    actor_kind    text        NOT NULL,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    partner_id    text,
    subject       text        NOT NULL,
    details       json        NOT NULL,
    previous_hash bytea       NOT NULL UNIQUE,
    hash          bytea       NOT NULL UNIQUE
);
COMMENT ON TABLE audit_entry IS 'Who has changed what: partners, keys, experiences, institutions, and what operators did by commands.';
COMMENT ON COLUMN audit_entry.number IS 'The entry''s place in the log, from 1 without gaps.';
COMMENT ON COLUMN audit_entry.actor_kind IS 'What the actor is: command, partner, person or server.';
COMMENT ON COLUMN audit_entry.actor IS 'The command with the operator''s user name, the partner''s id, the person''s e-mail address, or the part of the server.';
COMMENT ON COLUMN audit_entry.partner_id IS 'The partner whom the change concerns. Null: it concerns no single partner.';
COMMENT ON COLUMN audit_entry.subject IS 'What was changed: an id, or the name of a file.';
COMMENT ON COLUMN audit_entry.details IS 'More about the change, without any secret. The hash covers this text as it is.';
COMMENT ON COLUMN audit_entry.previous_hash IS 'The hash of the entry before; of the first entry 32 zero bytes.';
COMMENT ON COLUMN audit_entry.hash IS 'SHA-256 over everything else in the row.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- partner
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE partner (
    id               text        PRIMARY KEY,
    name             text        NOT NULL,
    secret_sealed    bytea       NOT NULL,
    created_at       timestamptz NOT NULL,
    disabled_at      timestamptz,
    token_generation integer     NOT NULL DEFAULT 0
);
CREATE INDEX ON partner (id) WHERE disabled_at IS NOT NULL;
COMMENT ON TABLE partner IS 'The companies whose backends call the API.';
COMMENT ON COLUMN partner.secret_sealed IS 'The secret that the partner authenticates with.';
COMMENT ON COLUMN partner.disabled_at IS 'The time since which the partner is shut out. Null: it is not.';
COMMENT ON COLUMN partner.token_generation IS 'The number of times that all tokens of the partner were revoked.';

CREATE TABLE app_key (
    key_hash   bytea       PRIMARY KEY,
    partner_id text        NOT NULL REFERENCES partner (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz
);
CREATE INDEX ON app_key (partner_id);
CREATE UNIQUE INDEX ON app_key (partner_id) WHERE expires_at IS NULL;
COMMENT ON TABLE app_key IS 'The keys that identify partners'' applications.';
COMMENT ON COLUMN app_key.expires_at IS 'The end of a key that was replaced. Null: it is the partner''s one key in use.';

CREATE TABLE access_token (
    token_hash bytea       PRIMARY KEY,
    partner_id text        NOT NULL REFERENCES partner (id),
    generation integer     NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX ON access_token (partner_id, expires_at);
COMMENT ON TABLE access_token IS 'The app tokens that partners have got for their secrets.';
COMMENT ON COLUMN access_token.generation IS 'The partner''s token_generation when the token was issued. The token ends when that grows.';

CREATE TABLE failed_authentication (
    partner_id text        NOT NULL REFERENCES partner (id),
    address    text        NOT NULL,
    attempts   integer     NOT NULL,
    last_at    timestamptz NOT NULL,
    PRIMARY KEY (partner_id, address)
);
CREATE INDEX ON failed_authentication (last_at);
COMMENT ON TABLE failed_authentication IS 'Wrong secrets in a row, by the address that they came from.';
COMMENT ON COLUMN failed_authentication.address IS 'An IPv4 address, or the first 64 bits of an IPv6 address.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- people
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE person (
    id                 uuid        PRIMARY KEY,
    email              text        NOT NULL UNIQUE,
    sign_in            text        NOT NULL,
    created_at         timestamptz NOT NULL,
    invitation_hash    bytea,
    invited_until      timestamptz,
    password_hash      text,
    totp_secret_sealed bytea,
    totp_step          bigint      NOT NULL DEFAULT 0,
    oidc_subject       text,
    last_sign_in_at    timestamptz
);
COMMENT ON TABLE person IS 'The people who may sign in to the console.';
COMMENT ON COLUMN person.email IS 'The address by which the person is known, in small letters.';
COMMENT ON COLUMN person.sign_in IS 'How the person signs in: password or oidc.';
COMMENT ON COLUMN person.invitation_hash IS 'SHA-256 over the one-time password that the person sets up the sign-in with. Null: there is none.';
COMMENT ON COLUMN person.password_hash IS 'The Argon2id hash of the password. Null: the sign-in was not set up, or is the OpenID provider''s.';
COMMENT ON COLUMN person.totp_secret_sealed IS 'The secret of the person''s authenticator app. It counts once there is a password.';
COMMENT ON COLUMN person.totp_step IS 'The step of 30 seconds whose code was used last. Codes of it and of earlier ones are refused.';
COMMENT ON COLUMN person.oidc_subject IS 'The person''s id at the OpenID provider. Null: the person has not signed in there yet.';

CREATE TABLE person_grant (
    person_id  uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role       text NOT NULL,
    partner_id text REFERENCES partner (id),
    UNIQUE NULLS NOT DISTINCT (person_id, partner_id, role)
);
CREATE INDEX ON person_grant (partner_id);
COMMENT ON TABLE person_grant IS 'What people may see and change.';
COMMENT ON COLUMN person_grant.role IS 'What the person may do: viewer, developer or operator.';
COMMENT ON COLUMN person_grant.partner_id IS 'The partner whose data the role is for. Null: all partners, or an operator''s machine.';

CREATE TABLE recovery_code (
    person_id uuid  NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    code_hash bytea NOT NULL,
    PRIMARY KEY (person_id, code_hash)
);
COMMENT ON TABLE recovery_code IS 'The codes that stand in for those of a lost app. A row is deleted when its code is used.';

CREATE TABLE person_session (
    token_hash bytea       PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    started_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX ON person_session (person_id);
COMMENT ON TABLE person_session IS 'The sessions of people who have signed in to the console.';
COMMENT ON COLUMN person_session.seen_at IS 'The last use of the session, to the minute.';

CREATE TABLE sign_in_attempt (
    token_hash    bytea       PRIMARY KEY,
    person_id     uuid        NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    step          text        NOT NULL,
    password_hash text,
    back          text        NOT NULL,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX ON sign_in_attempt (person_id);
COMMENT ON TABLE sign_in_attempt IS 'Sign-ins whose password was right and whose code has not come yet.';
COMMENT ON COLUMN sign_in_attempt.step IS 'What the code does: sign-in, or set-up of the sign-in.';
COMMENT ON COLUMN sign_in_attempt.password_hash IS 'The Argon2id hash of the password that is being set up. Null: none is.';
COMMENT ON COLUMN sign_in_attempt.back IS 'The path of the page that was asked for.';

CREATE TABLE failed_sign_in (
    email_hash bytea       NOT NULL,
    address    text        NOT NULL,
    attempts   integer     NOT NULL,
    last_at    timestamptz NOT NULL,
    PRIMARY KEY (email_hash, address)
);
CREATE INDEX ON failed_sign_in (last_at);
COMMENT ON TABLE failed_sign_in IS 'Wrong passwords and codes in a row, also for people who do not exist.';
COMMENT ON COLUMN failed_sign_in.address IS 'An IPv4 address, or the first 64 bits of an IPv6 address. Empty: wrong codes, from wherever.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- customer
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE customer (
    partner_id     text        NOT NULL REFERENCES partner (id),
    id             text        NOT NULL,
    type           text        NOT NULL CHECK (type IN ('testing', 'active')),
    username       text        NOT NULL,
    first_name     text,
    last_name      text,
    phone          text,
    email          text,
    application_id text,
    created_at     timestamptz NOT NULL,
    modified_at    timestamptz NOT NULL,
    PRIMARY KEY (partner_id, id)
);
CREATE UNIQUE INDEX ON customer (partner_id, lower(username));
CREATE INDEX ON customer (partner_id, created_at, id);
COMMENT ON TABLE customer IS 'The end users of partners.';
COMMENT ON COLUMN customer.type IS 'A testing customer may link simulated banks only, an active one real banks only.';
COMMENT ON COLUMN customer.username IS 'The partner''s name for the customer, unique without regard to case.';

CREATE TABLE consumer (
    partner_id  text        NOT NULL REFERENCES partner (id),
    id          text        NOT NULL,
    customer_id text        NOT NULL,
    detached    boolean     NOT NULL DEFAULT false,
    pii_sealed  bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (partner_id, id)
);
CREATE UNIQUE INDEX ON consumer (partner_id, customer_id) WHERE NOT detached;
COMMENT ON TABLE consumer IS 'The people behind customers, as reports need them.';
COMMENT ON COLUMN consumer.detached IS 'True: the customer is deleted, and the consumer stays as the owner of its reports.';
COMMENT ON COLUMN consumer.pii_sealed IS 'The consumer''s name, address, social security number and date of birth, as JSON.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- institution
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE institution (
    id                   text        PRIMARY KEY,
    name                 text        NOT NULL,
    display_name         text,
    aliases              text[]      NOT NULL DEFAULT '{}',
    status               text        NOT NULL DEFAULT 'online',
    testing              boolean     NOT NULL DEFAULT false,
    connector            text,
    popularity           integer     NOT NULL DEFAULT 0,
    products             text[]      NOT NULL DEFAULT '{}',
    oauth                boolean     NOT NULL,
    oauth_institution_id text,
    new_institution_id   text,
    rssd                 bigint,
    parent_rssd          bigint,
    routing_numbers      text[]      NOT NULL DEFAULT '{}',
    country_codes        text[]      NOT NULL DEFAULT '{US}',
    currency             text        NOT NULL DEFAULT 'USD',
    profile              jsonb       NOT NULL DEFAULT '{"special_instructions": []}',
    created_at           timestamptz NOT NULL DEFAULT now(),
    modified_at          timestamptz NOT NULL DEFAULT now(),
    revision             bigint      NOT NULL DEFAULT 0
);
CREATE INDEX institution_routing_numbers ON institution USING gin (routing_numbers);
CREATE INDEX institution_parent_rssd ON institution (parent_rssd) WHERE parent_rssd IS NOT NULL;
CREATE INDEX institution_revision ON institution (revision);
COMMENT ON TABLE institution IS 'The directory of institutions, imported from files.';
COMMENT ON COLUMN institution.name IS 'The name that consumers see.';
COMMENT ON COLUMN institution.display_name IS 'A friendlier name, where there is one.';
COMMENT ON COLUMN institution.aliases IS 'What else people call the institution; it is searched too.';
COMMENT ON COLUMN institution.testing IS 'True: the bank is simulated, and only testing customers may link it.';
COMMENT ON COLUMN institution.connector IS 'The connector that talks to the institution. Null: it cannot be linked.';
COMMENT ON COLUMN institution.popularity IS 'The place among equal matches of a search: higher numbers come first.';
COMMENT ON COLUMN institution.products IS 'The products that the institution supports.';
COMMENT ON COLUMN institution.oauth IS 'True: consumers sign in on the institution''s own pages.';
COMMENT ON COLUMN institution.oauth_institution_id IS 'The same bank''s entry with sign-in on its own pages.';
COMMENT ON COLUMN institution.new_institution_id IS 'The entry that replaces this one.';
COMMENT ON COLUMN institution.rssd IS 'The Federal Reserve''s number of the institution.';
COMMENT ON COLUMN institution.parent_rssd IS 'The number of the institution that this one belongs to.';
COMMENT ON COLUMN institution.profile IS 'The addresses, colours and other details that are only shown.';
COMMENT ON COLUMN institution.revision IS 'A change gives the row a number above all others, so every server sees when to build its search index again.';

CREATE TABLE institution_settings (
    partner_id text PRIMARY KEY REFERENCES partner (id),
    settings   json NOT NULL
);
COMMENT ON TABLE institution_settings IS 'How partners'' links show institutions, unless a link says otherwise.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- connector
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE connection_attempt (
    partner_id     text        NOT NULL,
    customer_id    text        NOT NULL,
    id             text        NOT NULL,
    login_id       text        NOT NULL,
    institution_id text        NOT NULL,
    connector      text        NOT NULL,
    round          integer     NOT NULL,
    waiting        boolean     NOT NULL,
    state_version  integer     NOT NULL,
    state_sealed   bytea       NOT NULL,
    callback_hash  bytea,
    expires_at     timestamptz NOT NULL,
    PRIMARY KEY (partner_id, customer_id, id)
);
CREATE UNIQUE INDEX ON connection_attempt (callback_hash);
CREATE INDEX ON connection_attempt (expires_at);
COMMENT ON TABLE connection_attempt IS 'Consumers'' attempts to sign in at an institution that have a question open.';
COMMENT ON COLUMN connection_attempt.login_id IS 'The institution login that is made or repaired.';
COMMENT ON COLUMN connection_attempt.round IS 'The number of the question. An answer names the round it belongs to.';
COMMENT ON COLUMN connection_attempt.waiting IS 'True: the answer may come. The first caller who brings one sets it to false.';
COMMENT ON COLUMN connection_attempt.state_version IS 'The version of the connector''s state.';
COMMENT ON COLUMN connection_attempt.state_sealed IS 'What the connector must remember until the consumer answers.';
COMMENT ON COLUMN connection_attempt.callback_hash IS 'The hash of the callback''s state, where the consumer answers on the institution''s own page.';

CREATE TABLE bank_grant (
    partner_id       text        NOT NULL,
    customer_id      text        NOT NULL,
    login_id         text        NOT NULL,
    institution_id   text        NOT NULL,
    connector        text        NOT NULL,
    id               text        NOT NULL,
    revision         integer     NOT NULL,
    grant_sealed     bytea       NOT NULL,
    renew_after      timestamptz,
    spent_by_renewal boolean     NOT NULL,
    authorized_from  timestamptz,
    authorized_until timestamptz,
    renewing_since   timestamptz,
    revoke_after     timestamptz,
    revoke_tries     integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (partner_id, customer_id, login_id)
);
CREATE INDEX ON bank_grant (revoke_after) WHERE revoke_after IS NOT NULL;
COMMENT ON TABLE bank_grant IS 'What connectors need to read institution logins again: credentials or tokens.';
COMMENT ON COLUMN bank_grant.id IS 'The grant''s id, which names the revision too, so that a sealed value fits one revision only.';
COMMENT ON COLUMN bank_grant.renew_after IS 'The time from which the grant is to be renewed before it is used. Null: it needs no renewal.';
COMMENT ON COLUMN bank_grant.spent_by_renewal IS 'True: the bank takes the grant for one renewal only.';
COMMENT ON COLUMN bank_grant.authorized_from IS 'The time of the consumer''s consent. Null: the bank asks for none.';
COMMENT ON COLUMN bank_grant.authorized_until IS 'The end of the consumer''s consent. Null: it has none.';
COMMENT ON COLUMN bank_grant.renewing_since IS 'The time at which a renewal began. A renewal that spends the grant and never ends has lost it.';
COMMENT ON COLUMN bank_grant.revoke_after IS 'The time of the next try to revoke the grant. Null: its login is not deleted.';
COMMENT ON COLUMN bank_grant.revoke_tries IS 'The number of tries to revoke the grant.';

CREATE TABLE bank_key (
    institution_id text        NOT NULL,
    purpose        text        NOT NULL CHECK (purpose IN ('sign', 'decrypt')),
    revision       integer     NOT NULL,
    id             text        NOT NULL UNIQUE,
    algorithm      text        NOT NULL,
    public_key     bytea       NOT NULL,
    key_sealed     bytea       NOT NULL,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (institution_id, purpose, revision)
);
COMMENT ON TABLE bank_key IS 'The keys that this server has made for institutions.';
COMMENT ON COLUMN bank_key.revision IS 'The number of the key among those of its purpose. The newest key has the highest.';
COMMENT ON COLUMN bank_key.public_key IS 'The half that the bank may know, as SubjectPublicKeyInfo.';

CREATE TABLE call_lease (
    partner_id   text        NOT NULL,
    customer_id  text        NOT NULL,
    login_id     text        NOT NULL,
    heartbeat_at timestamptz NOT NULL,
    PRIMARY KEY (partner_id, customer_id, login_id)
);
COMMENT ON TABLE call_lease IS 'The logins that a call to a bank holds, where the bank bears one call at a time. A grant that waits to be revoked counts as a login.';
COMMENT ON COLUMN call_lease.heartbeat_at IS 'The last sign of the node that calls the bank.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- account
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE institution_login (
    partner_id        text        NOT NULL REFERENCES partner (id),
    customer_id       text        NOT NULL,
    id                text        NOT NULL,
    institution_id    text        NOT NULL REFERENCES institution (id),
    authorized_from   timestamptz,
    authorized_until  timestamptz,
    heartbeat_at      timestamptz,
    leave_alone_until timestamptz,
    rest_until        timestamptz,
    shared_data       text[],
    readable_until    timestamptz,
    created_at        timestamptz NOT NULL,
    PRIMARY KEY (partner_id, customer_id, id)
);
COMMENT ON TABLE institution_login IS 'Customers'' connections to institutions. The status of an aggregation belongs to the accounts, which may fail one by one.';
COMMENT ON COLUMN institution_login.authorized_from IS 'The time of the consumer''s consent. Null: the bank asks for none.';
COMMENT ON COLUMN institution_login.authorized_until IS 'The end of the consumer''s consent. Null: it has none.';
COMMENT ON COLUMN institution_login.heartbeat_at IS 'The last sign of the node that reads the accounts from the bank. Null: no node does.';
COMMENT ON COLUMN institution_login.leave_alone_until IS 'The bank has asked to be called no sooner. Null: it has not.';
COMMENT ON COLUMN institution_login.shared_data IS 'The kinds of data that may be read. Null: nobody has said which, so all.';
COMMENT ON COLUMN institution_login.readable_until IS 'The end of what the consumer has agreed to, after which nothing is read. Null: nobody has set one.';
COMMENT ON COLUMN institution_login.rest_until IS 'Refreshes before this time are answered from what is stored. Null: there is no rest.';

CREATE TABLE account (
    partner_id              text           NOT NULL,
    customer_id             text           NOT NULL,
    id                      text           NOT NULL,
    institution_login_id    text           NOT NULL,
    bank_account_id         text           NOT NULL,
    parent_bank_account_id  text,
    position                integer        NOT NULL,
    status                  text           NOT NULL CHECK (status IN ('pending', 'active')),
    closed                  boolean        NOT NULL DEFAULT false,
    name                    text           NOT NULL,
    number                  text           NOT NULL,
    given_name              text,
    given_number            text,
    type                    text           NOT NULL,
    segment                 text           NOT NULL DEFAULT 'personal',
    currency                text           NOT NULL,
    balance                 numeric(19, 2) NOT NULL,
    balance_at              timestamptz    NOT NULL,
    detail                  json           NOT NULL DEFAULT '{}',
    holdings                json           NOT NULL DEFAULT '[]',
    aggregation_status_code integer,
    attempted_at            timestamptz,
    succeeded_at            timestamptz,
    history_loaded_at       timestamptz,
    incomplete_from         date,
    created_at              timestamptz    NOT NULL,
    updated_at              timestamptz    NOT NULL,
    PRIMARY KEY (partner_id, customer_id, id),
    FOREIGN KEY (partner_id, customer_id, institution_login_id)
        REFERENCES institution_login (partner_id, customer_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ON account (partner_id, customer_id, institution_login_id, bank_account_id);
COMMENT ON TABLE account IS 'The accounts behind institution logins, as banks have told of them last.';
COMMENT ON COLUMN account.bank_account_id IS 'The bank''s id of the account.';
COMMENT ON COLUMN account.parent_bank_account_id IS 'The bank''s id of the account that this one belongs to.';
COMMENT ON COLUMN account.given_name IS 'The name that the partner has given the account. Null: the bank''s counts.';
COMMENT ON COLUMN account.given_number IS 'The number that the partner has given the account. Null: the bank''s counts.';
COMMENT ON COLUMN account.position IS 'The account''s place in the bank''s list.';
COMMENT ON COLUMN account.status IS 'An account is pending until its first successful aggregation.';
COMMENT ON COLUMN account.detail IS 'The facts that accounts of this type have.';
COMMENT ON COLUMN account.holdings IS 'What an investment account holds.';
COMMENT ON COLUMN account.aggregation_status_code IS 'The result of the last aggregation. Null: there was none.';
COMMENT ON COLUMN account.attempted_at IS 'The time of the last aggregation. Null: there was none.';
COMMENT ON COLUMN account.succeeded_at IS 'The time of the last successful aggregation.';
COMMENT ON COLUMN account.history_loaded_at IS 'The time at which 24 months of transactions were loaded. Null: they never were.';
COMMENT ON COLUMN account.incomplete_from IS 'The first day of which the bank may have left out transactions, so that it is asked for again. Null: it has left out none.';

CREATE SEQUENCE transaction_id START 100000000001 MAXVALUE 9007199254740991 CACHE 1000;
COMMENT ON SEQUENCE transaction_id IS 'The ids of transactions, which a JavaScript number holds.';

CREATE SEQUENCE transaction_month_revision CACHE 100;
COMMENT ON SEQUENCE transaction_month_revision IS 'The revisions of months of transactions.';

CREATE TABLE transaction_month (
    partner_id    text           NOT NULL,
    customer_id   text           NOT NULL,
    account_id    text           NOT NULL,
    month         date           NOT NULL,
    posted        integer        NOT NULL,
    pending       integer        NOT NULL,
    posted_amount numeric        NOT NULL,
    oldest_at     timestamptz    NOT NULL,
    latest_at     timestamptz    NOT NULL,
    first_id      bigint         NOT NULL,
    last_id       bigint         NOT NULL,
    revision      bigint         NOT NULL,
    block         bytea          NOT NULL,
    PRIMARY KEY (partner_id, customer_id, account_id, month),
    FOREIGN KEY (partner_id, customer_id, account_id)
        REFERENCES account (partner_id, customer_id, id) ON DELETE CASCADE
);
ALTER TABLE transaction_month ALTER COLUMN block SET STORAGE EXTERNAL;
COMMENT ON TABLE transaction_month IS 'The transactions of an account and a month in UTC, together in one value, and beside it what lists and sums need.';
COMMENT ON COLUMN transaction_month.month IS 'The first day of the month.';
COMMENT ON COLUMN transaction_month.posted IS 'The number of posted transactions.';
COMMENT ON COLUMN transaction_month.pending IS 'The number of pending transactions.';
COMMENT ON COLUMN transaction_month.posted_amount IS 'The sum of the posted transactions.';
COMMENT ON COLUMN transaction_month.oldest_at IS 'The time of the oldest transaction.';
COMMENT ON COLUMN transaction_month.latest_at IS 'The time of the latest transaction.';
COMMENT ON COLUMN transaction_month.first_id IS 'The least id of the transactions.';
COMMENT ON COLUMN transaction_month.last_id IS 'The greatest id of the transactions.';
COMMENT ON COLUMN transaction_month.revision IS 'Another one after each change, and never the same for two contents.';
COMMENT ON COLUMN transaction_month.block IS 'The transactions by time and id, compressed by the server.';

CREATE TABLE transaction_refresh (
    partner_id           text        NOT NULL,
    customer_id          text        NOT NULL,
    id                   uuid        NOT NULL,
    institution_login_id text,
    mode                 text        NOT NULL CHECK (mode IN ('standard', 'historic', 'custom')),
    from_day             date        NOT NULL,
    to_day               date        NOT NULL,
    status               text        NOT NULL CHECK (status IN ('NEW', 'IN_PROGRESS', 'COMPLETED', 'FAILED')),
    created_at           timestamptz NOT NULL,
    PRIMARY KEY (partner_id, customer_id, id)
);
COMMENT ON TABLE transaction_refresh IS 'Partners'' orders to read transactions from banks.';
COMMENT ON COLUMN transaction_refresh.institution_login_id IS 'The only login to be read. Null: all logins of the customer.';
COMMENT ON COLUMN transaction_refresh.from_day IS 'The first day to be read.';
COMMENT ON COLUMN transaction_refresh.to_day IS 'The last day to be read.';

CREATE TABLE transaction_refresh_account (
    partner_id  text    NOT NULL,
    customer_id text    NOT NULL,
    refresh_id  uuid    NOT NULL,
    account_id  text    NOT NULL,
    position    integer NOT NULL,
    status_code integer,
    PRIMARY KEY (partner_id, customer_id, refresh_id, account_id),
    FOREIGN KEY (partner_id, customer_id, refresh_id)
        REFERENCES transaction_refresh (partner_id, customer_id, id) ON DELETE CASCADE,
    FOREIGN KEY (partner_id, customer_id, account_id)
        REFERENCES account (partner_id, customer_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE transaction_refresh_account IS 'The accounts of a transaction refresh.';
COMMENT ON COLUMN transaction_refresh_account.position IS 'The account''s place in the answer.';
COMMENT ON COLUMN transaction_refresh_account.status_code IS 'The aggregation status code of reading the account. Null: its bank was not asked yet, or in the end not at all.';

CREATE TABLE deletion_audit (
    partner_id  text        NOT NULL,
    deleted_at  timestamptz NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('account', 'institution_login', 'customer')),
    customer_id text        NOT NULL,
    id          text        NOT NULL,
    PRIMARY KEY (partner_id, deleted_at, kind, customer_id, id)
);
COMMENT ON TABLE deletion_audit IS 'What remains of deleted accounts, logins and customers: their ids.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- consent
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE consent_receipt (
    partner_id          text        NOT NULL REFERENCES partner (id),
    customer_id         text        NOT NULL,
    id                  uuid        NOT NULL,
    version             integer     NOT NULL,
    application_id      text,
    created_at          timestamptz NOT NULL,
    changed_at          timestamptz NOT NULL,
    customer_deleted_at timestamptz,
    PRIMARY KEY (partner_id, id)
);
CREATE UNIQUE INDEX ON consent_receipt (partner_id, customer_id) WHERE customer_deleted_at IS NULL;
COMMENT ON TABLE consent_receipt IS 'What customers have agreed to share with a partner, one receipt for each customer. It outlives the customer.';
COMMENT ON COLUMN consent_receipt.version IS 'Counts the changes, from 1.';
COMMENT ON COLUMN consent_receipt.application_id IS 'The partner''s application that the customer belonged to. Null: none.';
COMMENT ON COLUMN consent_receipt.customer_deleted_at IS 'The time at which the customer was deleted. Null: the customer is there.';

CREATE TABLE consent (
    partner_id           text        NOT NULL,
    customer_id          text        NOT NULL,
    id                   uuid        NOT NULL,
    receipt_id           uuid        NOT NULL,
    institution_login_id text        NOT NULL,
    institution_id       text        NOT NULL,
    institution_name     text        NOT NULL,
    shared_data          text[]      NOT NULL,
    started_at           timestamptz NOT NULL,
    ends_at              timestamptz NOT NULL,
    status               text        NOT NULL CHECK (status IN ('ACTIVE', 'REVOKED', 'EXPIRED')),
    status_at            timestamptz NOT NULL,
    updated_by           text        NOT NULL CHECK (updated_by IN ('CUSTOMER', 'PARTNER')),
    session_id           uuid,
    revoked_at_bank_at   timestamptz,
    key_hash             bytea       NOT NULL,
    key_sealed           bytea       NOT NULL,
    content_sealed       bytea       NOT NULL,
    created_at           timestamptz NOT NULL,
    PRIMARY KEY (partner_id, id),
    FOREIGN KEY (partner_id, receipt_id) REFERENCES consent_receipt (partner_id, id)
);
CREATE UNIQUE INDEX ON consent (key_hash);
CREATE INDEX ON consent (partner_id, customer_id, institution_login_id);
CREATE INDEX ON consent (ends_at) WHERE status = 'ACTIVE';
COMMENT ON TABLE consent IS 'The part of a receipt that is about one institution login. It outlives the login.';
COMMENT ON COLUMN consent.shared_data IS 'The kinds of data that may be read.';
COMMENT ON COLUMN consent.ends_at IS 'The end of what the customer has agreed to, after which nothing is read.';
COMMENT ON COLUMN consent.updated_by IS 'Who has changed it last.';
COMMENT ON COLUMN consent.session_id IS 'The session in which it was shared or renewed last. Null: the partner has shared it by a call.';
COMMENT ON COLUMN consent.revoked_at_bank_at IS 'The time at which the bank has confirmed that the access is ended. Null: it has not.';
COMMENT ON COLUMN consent.key_hash IS 'The hash of what the address of the consumer''s receipt ends with.';
COMMENT ON COLUMN consent.content_sealed IS 'The accounts, with what the consumer was told and where the partner hears of the end.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- experience
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE experience (
    partner_id text        NOT NULL REFERENCES partner (id),
    id         uuid        NOT NULL UNIQUE,
    name       text        NOT NULL,
    version    integer     NOT NULL,
    deleted_at timestamptz,
    PRIMARY KEY (partner_id, id)
);
CREATE UNIQUE INDEX ON experience (partner_id, name) WHERE deleted_at IS NULL;
COMMENT ON TABLE experience IS 'Partners'' looks and rules of Connect.';
COMMENT ON COLUMN experience.version IS 'The current version, which new links get.';

CREATE TABLE experience_version (
    partner_id    text        NOT NULL,
    experience_id uuid        NOT NULL,
    version       integer     NOT NULL,
    created_at    timestamptz NOT NULL,
    settings      json        NOT NULL,
    logo          text,
    icon          text,
    email_logo    bytea,
    PRIMARY KEY (partner_id, experience_id, version),
    FOREIGN KEY (partner_id, experience_id) REFERENCES experience (partner_id, id)
);
COMMENT ON TABLE experience_version IS 'The versions of experiences. Rows are never changed: a session goes on with the version it began with.';
COMMENT ON COLUMN experience_version.logo IS 'The partner''s logo as SVG.';
COMMENT ON COLUMN experience_version.icon IS 'The partner''s icon as SVG.';
COMMENT ON COLUMN experience_version.email_logo IS 'The logo of mails as PNG.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- link
-- ---------------------------------------------------------------------------------------------------------------------------

-- Time comes before the signature in the key, so that a new row always goes to the end of the index: what a link costs does
-- not grow with the number of links.
CREATE TABLE link (
    partner_id     text        NOT NULL,
    created_at     timestamptz NOT NULL,
    id             bytea       NOT NULL,
    expires_at     timestamptz NOT NULL,
    customer_id    text        NOT NULL,
    details        json        NOT NULL,
    secrets_sealed bytea,
    revoked_at     timestamptz,
    used_at        timestamptz,
    PRIMARY KEY (partner_id, created_at, id)
) PARTITION BY RANGE (created_at);
COMMENT ON TABLE link IS 'The signed, expiring URLs that open Connect.';
COMMENT ON COLUMN link.id IS 'The signature of the link''s URL.';
COMMENT ON COLUMN link.details IS 'What the generate call has asked for.';
COMMENT ON COLUMN link.secrets_sealed IS 'The webhook''s headers and the consumers'' personal data, where the call has given any.';
COMMENT ON COLUMN link.revoked_at IS 'The time at which the link was revoked.';
COMMENT ON COLUMN link.used_at IS 'The time at which a session of the single-use link succeeded.';

CREATE TABLE idempotent_link (
    partner_id      text        NOT NULL REFERENCES partner (id),
    idempotency_key text        NOT NULL,
    fingerprint     bytea       NOT NULL,
    link_created_at timestamptz NOT NULL,
    link_id         bytea       NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (partner_id, idempotency_key)
);
CREATE INDEX ON idempotent_link (created_at);
COMMENT ON TABLE idempotent_link IS 'The generate calls that had an idempotency key, with the links that answered them.';
COMMENT ON COLUMN idempotent_link.fingerprint IS 'An HMAC of the call, by which the same call is known again.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- webhook
-- ---------------------------------------------------------------------------------------------------------------------------

-- A stream has one place in the queue, so that its events go out in order and one that fails holds back its own stream only.
-- The place is updated some five times in a minute, each time with all its indexes: it has as few as possible.
CREATE TABLE webhook_stream (
    id             uuid        PRIMARY KEY,
    subject_kind   text        NOT NULL,
    subject_id     text        NOT NULL,
    partner_id     text        NOT NULL,
    link_id        bytea,
    url            text        NOT NULL,
    host           text        NOT NULL,
    content_type   text        NOT NULL,
    headers_sealed bytea,
    created_at     timestamptz NOT NULL,
    events         integer     NOT NULL,
    waiting        integer     NOT NULL,
    waiting_since  timestamptz,
    due_at         timestamptz NOT NULL,
    claims         integer     NOT NULL,
    sending        boolean     NOT NULL DEFAULT false,
    gone_at        timestamptz
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX ON webhook_stream (host, due_at) WHERE waiting > 0;
COMMENT ON TABLE webhook_stream IS 'An ordered stream of events about one subject to one receiver, and its place in the queue.';
COMMENT ON COLUMN webhook_stream.id IS 'A UUID that follows from the partner and the subject.';
COMMENT ON COLUMN webhook_stream.subject_kind IS 'The kind of the subject: session, consent or report.';
COMMENT ON COLUMN webhook_stream.subject_id IS 'The id of the subject among those of its kind.';
COMMENT ON COLUMN webhook_stream.link_id IS 'The link that the subject comes from. Null: it comes from no single link.';
COMMENT ON COLUMN webhook_stream.host IS 'The scheme, host and port of the URL.';
COMMENT ON COLUMN webhook_stream.headers_sealed IS 'The headers that the partner wants to be sent along.';
COMMENT ON COLUMN webhook_stream.events IS 'The number of its rows in webhook_event.';
COMMENT ON COLUMN webhook_stream.waiting IS 'The number of events that are to be sent.';
COMMENT ON COLUMN webhook_stream.waiting_since IS 'The time since which the first of them waits.';
COMMENT ON COLUMN webhook_stream.due_at IS 'The time at which the first of them is to be sent. While a node sends it: the end of that node''s lease.';
COMMENT ON COLUMN webhook_stream.claims IS 'The number of claims by nodes. A node that has been overtaken does not move due_at.';
COMMENT ON COLUMN webhook_stream.sending IS 'True: a node has claimed it, and due_at is the end of the lease.';
COMMENT ON COLUMN webhook_stream.gone_at IS 'The time at which the receiver answered that it wants no more events.';

-- Events are updated once they have been sent. The pages of the monthly partitions keep room for that, so that the indexes need
-- no new entries.
CREATE TABLE webhook_event (
    partner_id  text        NOT NULL,
    created_at  timestamptz NOT NULL,
    id          text        NOT NULL,
    stream_id   uuid        NOT NULL,
    number      integer     NOT NULL,
    link_id     bytea,
    customer_id text        NOT NULL,
    type        text        NOT NULL,
    body        bytea       NOT NULL,
    state       text        NOT NULL,
    queued_at   timestamptz NOT NULL,
    tries       integer     NOT NULL,
    PRIMARY KEY (partner_id, created_at, id)
) PARTITION BY RANGE (created_at);
CREATE INDEX ON webhook_event (stream_id, number);
CREATE INDEX ON webhook_event (partner_id, link_id, created_at);
CREATE INDEX ON webhook_event (partner_id, customer_id);
COMMENT ON TABLE webhook_event IS 'The events that partners are told.';
COMMENT ON COLUMN webhook_event.number IS 'The event''s place in the order of its stream.';
COMMENT ON COLUMN webhook_event.body IS 'The body as it is sent, byte by byte.';
COMMENT ON COLUMN webhook_event.queued_at IS 'The time at which the event was to be sent first, or again by replay.';
COMMENT ON COLUMN webhook_event.tries IS 'The number of delivery attempts since then.';

CREATE TABLE webhook_attempt (
    partner_id text        NOT NULL,
    event_id   text        NOT NULL,
    started_at timestamptz NOT NULL,
    outcome    text        NOT NULL,
    status     integer,
    latency_ms integer     NOT NULL,
    excerpt    text,
    PRIMARY KEY (partner_id, event_id, started_at)
) PARTITION BY RANGE (started_at);
COMMENT ON TABLE webhook_attempt IS 'The delivery attempts, one request each.';
COMMENT ON COLUMN webhook_attempt.status IS 'The receiver''s HTTP status. Null: there was no answer.';
COMMENT ON COLUMN webhook_attempt.excerpt IS 'The beginning of the receiver''s answer.';

CREATE TABLE webhook_key (
    partner_id text        NOT NULL REFERENCES partner (id),
    id         text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    key_sealed bytea       NOT NULL,
    PRIMARY KEY (partner_id, id)
);
CREATE UNIQUE INDEX ON webhook_key (partner_id) WHERE expires_at IS NULL;
COMMENT ON TABLE webhook_key IS 'The keys that webhooks are signed with.';
COMMENT ON COLUMN webhook_key.expires_at IS 'The end of a key that was replaced. Null: it is the partner''s one key in use.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- report
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE portfolio (
    partner_id  text    NOT NULL REFERENCES partner (id),
    customer_id text    NOT NULL,
    id          text    NOT NULL,
    version     integer NOT NULL,
    PRIMARY KEY (partner_id, customer_id)
);
CREATE UNIQUE INDEX ON portfolio (id);
COMMENT ON TABLE portfolio IS 'The names under which customers'' reports are kept together.';
COMMENT ON COLUMN portfolio.version IS 'The number of batches of reports that were ordered, by a call or by a session each.';

CREATE TABLE report (
    partner_id        text        NOT NULL REFERENCES partner (id),
    id                text        NOT NULL,
    customer_id       text        NOT NULL,
    joint_customer_id text,
    consumer_id       text,
    kind              text        NOT NULL,
    status            text        NOT NULL CHECK (status IN ('inProgress', 'success', 'failure')),
    portfolio_id      text        NOT NULL,
    portfolio_version integer     NOT NULL,
    request_id        text        NOT NULL,
    session_id        uuid,
    content_sealed    bytea,
    answer_sealed     bytea,
    additions_sealed  bytea,
    file_sealed       bytea,
    file_type         text,
    rules_version     text,
    created_at        timestamptz NOT NULL,
    ended_at          timestamptz,
    deleted_at        timestamptz,
    PRIMARY KEY (partner_id, id)
);
CREATE UNIQUE INDEX ON report (id);
CREATE INDEX ON report (partner_id, customer_id, created_at);
CREATE INDEX ON report (partner_id, joint_customer_id) WHERE joint_customer_id IS NOT NULL;
CREATE INDEX ON report (partner_id, consumer_id, created_at);
CREATE INDEX ON report (partner_id, portfolio_id);
CREATE INDEX ON report (partner_id, session_id) WHERE session_id IS NOT NULL;
ALTER TABLE report ALTER COLUMN answer_sealed SET STORAGE EXTERNAL;
ALTER TABLE report ALTER COLUMN additions_sealed SET STORAGE EXTERNAL;
ALTER TABLE report ALTER COLUMN file_sealed SET STORAGE EXTERNAL;
COMMENT ON TABLE report IS 'The reports that were ordered. A report ends once, and is never changed then; of a deleted customer''s stays that it was.';
COMMENT ON COLUMN report.joint_customer_id IS 'The other borrower, whose accounts are in it, too. Null: there is none.';
COMMENT ON COLUMN report.consumer_id IS 'Whom it is about. Null: nobody in the sense of the law, or the customer is deleted.';
COMMENT ON COLUMN report.portfolio_version IS 'The batch that it was ordered in.';
COMMENT ON COLUMN report.session_id IS 'The session that has ordered it. Null: a call has.';
COMMENT ON COLUMN report.content_sealed IS 'What was ordered, and by whom. Null: the customer is deleted.';
COMMENT ON COLUMN report.answer_sealed IS 'The JSON of the finished report, compressed.';
COMMENT ON COLUMN report.additions_sealed IS 'What the finished report''s PDF shows besides, compressed.';
COMMENT ON COLUMN report.file_sealed IS 'The bank''s own file that the report is about, compressed. Null: there is none.';
COMMENT ON COLUMN report.file_type IS 'The media type of the file.';
COMMENT ON COLUMN report.rules_version IS 'The version of the rules that it was made by.';
COMMENT ON COLUMN report.ended_at IS 'The time at which it was made, or was given up. Null: it is to be made.';
COMMENT ON COLUMN report.deleted_at IS 'The time at which its customer was deleted. Null: the customer is there.';

CREATE TABLE report_reader (
    partner_id text        NOT NULL,
    report_id  text        NOT NULL,
    reader_id  text        NOT NULL REFERENCES partner (id),
    purpose    text        NOT NULL,
    since      timestamptz NOT NULL,
    PRIMARY KEY (partner_id, report_id, reader_id, purpose),
    FOREIGN KEY (partner_id, report_id) REFERENCES report (partner_id, id)
);
COMMENT ON TABLE report_reader IS 'Which partners have got reports, and for which permissible purposes.';
COMMENT ON COLUMN report_reader.reader_id IS 'The partner that has got it: the one that has ordered it, or another.';
COMMENT ON COLUMN report_reader.since IS 'The first time.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- session
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE session (
    id                 uuid        PRIMARY KEY,
    key_hash           bytea       NOT NULL UNIQUE,
    browser_hash       bytea       NOT NULL,
    partner_id         text        NOT NULL,
    customer_id        text        NOT NULL,
    link_created_at    timestamptz NOT NULL,
    link_id            bytea       NOT NULL,
    experience_id      uuid,
    experience_version integer,
    host               json,
    language           text        NOT NULL,
    version            integer     NOT NULL,
    state_sealed       bytea,
    attempt_id         text,
    events             integer     NOT NULL DEFAULT 0,
    heartbeat_at       timestamptz,
    started_at         timestamptz NOT NULL,
    shown_at           timestamptz,
    expires_at         timestamptz NOT NULL DEFAULT 'infinity',
    ended_at           timestamptz,
    ending             text
);
CREATE INDEX ON session (partner_id, started_at);
CREATE INDEX ON session (partner_id, link_id, expires_at);
CREATE INDEX ON session (partner_id, customer_id) WHERE ended_at IS NULL;
CREATE INDEX ON session (expires_at) WHERE ended_at IS NULL;
CREATE INDEX ON session (attempt_id);
COMMENT ON TABLE session IS 'Consumers'' visits to Connect.';
COMMENT ON COLUMN session.key_hash IS 'The hash of the key in the session''s addresses.';
COMMENT ON COLUMN session.browser_hash IS 'The browser that holds the session: a hash of its token and the link.';
COMMENT ON COLUMN session.experience_version IS 'The version of the experience that the session began with.';
COMMENT ON COLUMN session.host IS 'The page or app that shows Connect. Null: none has said hello.';
COMMENT ON COLUMN session.language IS 'Of the session''s pages: the link''s, the browser''s, or what the consumer has switched to.';
COMMENT ON COLUMN session.version IS 'The number of moves. A move names the version it starts from.';
COMMENT ON COLUMN session.state_sealed IS 'Where the session stands, with what the bank asks and the consumer has typed. Null: the session has ended.';
COMMENT ON COLUMN session.attempt_id IS 'The attempt that the consumer makes on a bank''s own page, from which an answer may come.';
COMMENT ON COLUMN session.events IS 'The number of its rows in session_event.';
COMMENT ON COLUMN session.heartbeat_at IS 'The last sign of the node that talks to a bank for the session. Null: no node does.';
COMMENT ON COLUMN session.shown_at IS 'The time at which a browser first showed a page of the session to somebody. Null: none has, and nobody is told of the session.';
COMMENT ON COLUMN session.expires_at IS 'The time at which the session ends unless the consumer does something.';

CREATE TABLE session_event (
    partner_id  text        NOT NULL,
    session_id  uuid        NOT NULL,
    number      integer     NOT NULL,
    version     integer     NOT NULL,
    customer_id text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    type        text        NOT NULL,
    data        json        NOT NULL,
    PRIMARY KEY (partner_id, session_id, number, occurred_at)
) PARTITION BY RANGE (occurred_at);
COMMENT ON TABLE session_event IS 'The timelines of sessions, from which everything told about a session is read.';
COMMENT ON COLUMN session_event.number IS 'The event''s place in the session, from 1 without gaps.';
COMMENT ON COLUMN session_event.version IS 'The session''s version after the event.';
COMMENT ON COLUMN session_event.customer_id IS 'The customer whose consumer acted: the primary or the joint borrower.';

CREATE TABLE terms_acceptance (
    partner_id    text        NOT NULL,
    customer_id   text        NOT NULL,
    terms_version text        NOT NULL,
    accepted_at   timestamptz NOT NULL,
    session_id    uuid        NOT NULL,
    PRIMARY KEY (partner_id, customer_id, session_id)
);
COMMENT ON TABLE terms_acceptance IS 'The terms of use that consumers have accepted.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- email
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE email_message (
    partner_id      text        NOT NULL REFERENCES partner (id),
    id              uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('INVITATION', 'RECEIPT')),
    root_id         uuid        NOT NULL,
    renewal         boolean     NOT NULL,
    customer_id     text        NOT NULL,
    link_id         bytea       NOT NULL,
    link_created_at timestamptz NOT NULL,
    link_expires_at timestamptz NOT NULL,
    receiver_hashes bytea[]     NOT NULL,
    content_sealed  bytea       NOT NULL,
    message_sealed  bytea,
    state           text        NOT NULL,
    due_at          timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    answer          text,
    created_at      timestamptz NOT NULL,
    sent_at         timestamptz,
    failed_at       timestamptz,
    opened_at       timestamptz,
    revoked_at      timestamptz,
    PRIMARY KEY (partner_id, id)
);
CREATE INDEX ON email_message (due_at) WHERE state = 'QUEUED';
CREATE INDEX ON email_message (partner_id, link_id);
CREATE INDEX ON email_message (partner_id, root_id);
CREATE INDEX ON email_message (partner_id, customer_id);
CREATE INDEX ON email_message USING gin (receiver_hashes);
CREATE INDEX ON email_message (partner_id, created_at);
CREATE INDEX ON email_message (created_at);
COMMENT ON TABLE email_message IS 'Mails with links and mails with receipts, and the outbox that they leave by.';
COMMENT ON COLUMN email_message.kind IS 'INVITATION: the partner has sent a link. RECEIPT: a consumer has shared something by it.';
COMMENT ON COLUMN email_message.root_id IS 'The first of the mails that were sent in place of each other.';
COMMENT ON COLUMN email_message.renewal IS 'True: the consumer has asked for the mail.';
COMMENT ON COLUMN email_message.receiver_hashes IS 'Keyed hashes of the addresses that the mail goes to, for counting.';
COMMENT ON COLUMN email_message.content_sealed IS 'The URL in the mail and what the send call has asked for.';
COMMENT ON COLUMN email_message.message_sealed IS 'The complete message. Null: it has left this server, or never will.';
COMMENT ON COLUMN email_message.due_at IS 'The time of the next attempt. While a node makes one: the end of that node''s lease.';
COMMENT ON COLUMN email_message.attempts IS 'The number of times the message was handed to a mail server.';
COMMENT ON COLUMN email_message.answer IS 'The status of the mail server''s latest refusal, or what has kept it from being reached.';
COMMENT ON COLUMN email_message.opened_at IS 'The time at which the first session of the link was started.';
COMMENT ON COLUMN email_message.revoked_at IS 'The time at which the partner revoked the mail.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- sandbox
-- ---------------------------------------------------------------------------------------------------------------------------

-- faults

CREATE TABLE sandbox_fault (
    id              uuid        PRIMARY KEY,
    position        bigint      NOT NULL,
    step            text        NOT NULL,
    kind            text        NOT NULL,
    code            integer,
    seconds         integer,
    times           integer,
    hits            integer     NOT NULL DEFAULT 0,
    customer_id     text,
    link_partner_id text,
    link_id         bytea,
    link_created_at timestamptz,
    login_id        text,
    institution_id  text,
    userid          text,
    ordered_at      timestamptz NOT NULL
);
COMMENT ON TABLE sandbox_fault IS 'What tests in a sandbox let go wrong in calls to banks.';
COMMENT ON COLUMN sandbox_fault.position IS 'The order in which a call meets the faults.';
COMMENT ON COLUMN sandbox_fault.code IS 'The aggregation status that the bank refuses with.';
COMMENT ON COLUMN sandbox_fault.seconds IS 'How much later the bank answers.';
COMMENT ON COLUMN sandbox_fault.times IS 'How many calls it meets. Null: every one until it is cleared.';
COMMENT ON COLUMN sandbox_fault.hits IS 'How many calls it has met.';
COMMENT ON COLUMN sandbox_fault.customer_id IS 'The only customer it is for. Null: all. So are the link, the login, the institution and the user at the bank.';

CREATE TABLE inbox_request (
    inbox_id           uuid        NOT NULL,
    id                 bigint      NOT NULL,
    received_at        timestamptz NOT NULL,
    method             text        NOT NULL,
    path               text        NOT NULL,
    query              text        NOT NULL,
    headers            text        NOT NULL,
    body               bytea       NOT NULL,
    finicity_signature text        NOT NULL,
    standard_signature text        NOT NULL,
    PRIMARY KEY (inbox_id, id)
);
CREATE INDEX ON inbox_request (received_at);
COMMENT ON TABLE inbox_request IS 'The requests that the sandbox''s inboxes have received.';
COMMENT ON COLUMN inbox_request.id IS 'The number of the request in its inbox.';
COMMENT ON COLUMN inbox_request.headers IS 'A JSON object, in the order in which the headers were sent.';
COMMENT ON COLUMN inbox_request.finicity_signature IS 'Whether the signature in Finicity''s form was right when the request came.';
COMMENT ON COLUMN inbox_request.standard_signature IS 'The same of the signature in the form of Standard Webhooks.';

-- ---------------------------------------------------------------------------------------------------------------------------
-- the sandbox's clock
-- ---------------------------------------------------------------------------------------------------------------------------

CREATE TABLE sandbox_clock (
    id       integer PRIMARY KEY CHECK (id = 1),
    ahead_ms bigint  NOT NULL
);
COMMENT ON TABLE sandbox_clock IS 'How far a sandbox''s clock was put forward: one row at most, none while it shows the real time.';
COMMENT ON COLUMN sandbox_clock.ahead_ms IS 'How much later it is in the sandbox than it is.';
