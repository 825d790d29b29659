COMMENT ON COLUMN institution_login.aggregating_since IS 'while somebody reads its accounts from the bank: when they were last heard of';
COMMENT ON COLUMN transaction_refresh.claimed_at IS 'when the node at work was last heard of';
