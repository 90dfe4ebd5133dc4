-- Locks: dropping the foreign key takes ACCESS EXCLUSIVE on ledger_postings and ledger_accounts for the length of this
-- migration, which rewrites and scans no table: a column without a default is added, two tables begin empty.
--
-- A foreign key share-locks the row it refers to. Every completion refers to the same few system accounts, so that their rows gathered
-- lists of lockers (MultiXacts) all day, for rows that nobody ever changes. The trigger below checks instead, without a lock.
CREATE TABLE "cleared_alarms" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cleared_alarms_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"deployment_id" integer NOT NULL,
	"alarm" text NOT NULL,
	"cleared_by" text NOT NULL,
	"reason" text NOT NULL,
	"broken" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withdrawal_relays" (
	"withdrawal_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"tx_hash" text,
	"refusals" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_postings" DROP CONSTRAINT IF EXISTS "ledger_postings_account_id_ledger_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "pending_deposits" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cleared_alarms" ADD CONSTRAINT "cleared_alarms_deployment_id_chain_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."chain_deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal_relays" ADD CONSTRAINT "withdrawal_relays_withdrawal_id_withdrawals_id_fk" FOREIGN KEY ("withdrawal_id") REFERENCES "public"."withdrawals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal_relays" ADD CONSTRAINT "withdrawal_relays_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "withdrawal_relays_created" ON "withdrawal_relays" USING btree ("created_at");
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ledger_check_zero_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM inserted p LEFT JOIN ledger_accounts a ON a.id = p.account_id WHERE a.id IS NULL
  ) THEN
    RAISE EXCEPTION 'a ledger posting names an account that does not exist' USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM inserted p JOIN ledger_accounts a ON a.id = p.account_id
    GROUP BY p.transaction_id, a.asset HAVING sum(p.amount) <> 0
  ) THEN
    RAISE EXCEPTION 'ledger postings do not sum to zero' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What makes a look without a lock enough: an account that is there stays there, and stays what it is.
CREATE TRIGGER ledger_accounts_permanent BEFORE DELETE OR TRUNCATE OR UPDATE OF id, kind, asset ON ledger_accounts
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
