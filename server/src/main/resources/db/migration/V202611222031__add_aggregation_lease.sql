ALTER TABLE institution_login ADD COLUMN aggregating_since timestamptz;
COMMENT ON COLUMN institution_login.aggregating_since IS 'while somebody reads its accounts from the bank; a time long past is of one who died';

ALTER TABLE account ADD COLUMN history_loaded_at timestamptz;
COMMENT ON COLUMN account.history_loaded_at IS 'when 24 months of transactions were loaded; null: never';
