-- The ledger is append-only: a wrong booking is repaired by a compensating one, never by a change.
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_postings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_postings
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transactions
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
--> statement-breakpoint
-- Every transaction sums to zero in each asset. Checked for each INSERT statement as a whole, so all postings of a
-- transaction are inserted by one statement.
CREATE FUNCTION ledger_check_zero_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM inserted p JOIN ledger_accounts a ON a.id = p.account_id
    GROUP BY p.transaction_id, a.asset HAVING sum(p.amount) <> 0
  ) THEN
    RAISE EXCEPTION 'ledger postings do not sum to zero' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_postings_zero_sum AFTER INSERT ON ledger_postings
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION ledger_check_zero_sum();
--> statement-breakpoint
INSERT INTO ledger_accounts (id, kind, asset) VALUES
  ('escrow:grant', 'escrow', 'grant'), ('escrow:usdc', 'escrow', 'usdc'),
  ('treasury:grant', 'treasury', 'grant'), ('treasury:usdc', 'treasury', 'usdc'),
  ('issuance:grant', 'issuance', 'grant'), ('bridge:usdc', 'bridge', 'usdc');
--> statement-breakpoint
-- Queue rows change often: room on the page keeps updates off the indexes.
ALTER TABLE jobs SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
--> statement-breakpoint
ALTER TABLE workers SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE ledger_accounts SET (fillfactor = 70);
