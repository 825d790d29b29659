ALTER TABLE institution_login
    ADD COLUMN authorized_from  timestamptz,
    ADD COLUMN authorized_until timestamptz;
COMMENT ON COLUMN institution_login.authorized_from IS 'when the consumer consented at the bank; null where the bank asks for no consent';

ALTER TABLE account
    ADD COLUMN bank_account_id         text,
    ADD COLUMN parent_bank_account_id  text,
    ADD COLUMN position                integer,
    ADD COLUMN status                  text CHECK (status IN ('pending', 'active')),
    ADD COLUMN closed                  boolean NOT NULL DEFAULT false,
    ADD COLUMN segment                 text NOT NULL DEFAULT 'personal',
    ADD COLUMN balance_at              timestamptz,
    ADD COLUMN detail                  json NOT NULL DEFAULT '{}',
    ADD COLUMN holdings                json NOT NULL DEFAULT '[]',
    ADD COLUMN aggregation_status_code integer,
    ADD COLUMN attempted_at            timestamptz,
    ADD COLUMN succeeded_at            timestamptz,
    ADD COLUMN updated_at              timestamptz;

UPDATE account
SET bank_account_id = account.id,
    position = numbered.position,
    status = 'active',
    balance_at = account.created_at,
    aggregation_status_code = numbered.aggregation_status_code,
    attempted_at = account.created_at,
    updated_at = account.created_at
FROM (SELECT account.partner_id, account.customer_id, account.id, login.aggregation_status_code,
             row_number() OVER (PARTITION BY login.partner_id, login.customer_id, login.id
                                ORDER BY account.id) AS position
      FROM account JOIN institution_login login
        ON login.partner_id = account.partner_id AND login.customer_id = account.customer_id
       AND login.id = account.institution_login_id) numbered
WHERE numbered.partner_id = account.partner_id AND numbered.customer_id = account.customer_id
  AND numbered.id = account.id;

ALTER TABLE account
    ALTER COLUMN bank_account_id SET NOT NULL,
    ALTER COLUMN position SET NOT NULL,
    ALTER COLUMN status SET NOT NULL,
    ALTER COLUMN balance_at SET NOT NULL,
    ALTER COLUMN updated_at SET NOT NULL;
CREATE UNIQUE INDEX ON account (partner_id, customer_id, institution_login_id, bank_account_id);

COMMENT ON COLUMN account.bank_account_id IS 'the id the bank knows the account by';
COMMENT ON COLUMN account.status IS 'pending until its first successful aggregation';
COMMENT ON COLUMN account.aggregation_status_code IS 'of the last aggregation; null before the first';

-- A login has no status of its own: its accounts may fail one by one.
ALTER TABLE institution_login DROP COLUMN aggregation_status_code;
