-- Amounts of $ASHAO are counted in 10^-18: the supply is 10^27, more than 64 bits hold. The two columns are rewritten, so
-- the ledger is locked while this runs.
CREATE TABLE "stakes" (
	"user_id" text PRIMARY KEY NOT NULL,
	"acc_paid" numeric(78, 0) NOT NULL,
	"owed" numeric(78, 0) DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stakes_not_negative" CHECK ("stakes"."acc_paid" >= 0 and "stakes"."owed" >= 0)
);
--> statement-breakpoint
CREATE TABLE "staking_hours" (
	"hour" timestamp (3) with time zone PRIMARY KEY NOT NULL,
	"distributed" numeric(38, 0) DEFAULT 0 NOT NULL,
	"redirected" numeric(38, 0) DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staking_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"total_staked" numeric(38, 0) DEFAULT 0 NOT NULL,
	"acc" numeric(78, 0) DEFAULT 0 NOT NULL,
	"carry" numeric(78, 0) DEFAULT 0 NOT NULL,
	"swept_buyback" numeric(38, 0) DEFAULT 0 NOT NULL,
	"swept_rewards" numeric(38, 0) DEFAULT 0 NOT NULL,
	"sweeps" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "staking_state_one_row" CHECK ("staking_state"."id" = 1),
	CONSTRAINT "staking_state_not_negative" CHECK ("staking_state"."total_staked" >= 0 and "staking_state"."acc" >= 0 and "staking_state"."carry" >= 0
        and "staking_state"."swept_buyback" >= 0 and "staking_state"."swept_rewards" >= 0)
);
--> statement-breakpoint
CREATE TABLE "treasury_income" (
	"reference" text PRIMARY KEY NOT NULL,
	"buyback" numeric(38, 0) NOT NULL,
	"rewards" numeric(38, 0) NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_accounts" ALTER COLUMN "balance" SET DATA TYPE numeric(38, 0);--> statement-breakpoint
ALTER TABLE "ledger_accounts" ALTER COLUMN "balance" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "ledger_postings" ALTER COLUMN "amount" SET DATA TYPE numeric(38, 0);--> statement-breakpoint
ALTER TABLE "stakes" ADD CONSTRAINT "stakes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO ledger_accounts (id, kind, asset) VALUES
  ('bridge:ashao', 'bridge', 'ashao'),
  ('buyback:usdc', 'buyback', 'usdc'),
  ('rewards:usdc', 'rewards', 'usdc'),
  ('staking:usdc', 'staking', 'usdc'),
  ('withdrawals:usdc', 'withdrawals', 'usdc'),
  ('withdrawals:ashao', 'withdrawals', 'ashao')
ON CONFLICT (id) DO NOTHING;
--> statement-breakpoint
INSERT INTO ledger_accounts (id, kind, asset, owner_id)
SELECT 'user:' || owner.id || ':' || account.name, 'user', 'ashao', owner.id
FROM (SELECT DISTINCT owner_id AS id FROM ledger_accounts WHERE kind = 'user') AS owner,
  (VALUES ('ashao'), ('stake')) AS account (name)
ON CONFLICT (id) DO NOTHING;
--> statement-breakpoint
INSERT INTO staking_state (id) VALUES (1) ON CONFLICT (id) DO NOTHING;
--> statement-breakpoint
-- What the treasury took in before was earned while nobody could stake: by the rule for such times all of it is the buyback's.
WITH held AS (
  SELECT sum(amount) AS amount FROM ledger_postings WHERE account_id = 'treasury:usdc' HAVING sum(amount) > 0
), booked AS (
  INSERT INTO ledger_transactions (id, idempotency_key, kind)
  SELECT 'txn_treasury_to_buyback', 'adjustment:treasury-to-buyback', 'adjustment' FROM held
  RETURNING id
)
INSERT INTO ledger_postings (transaction_id, account_id, amount)
SELECT booked.id, side.account_id, side.sign * held.amount
FROM booked, held, (VALUES ('treasury:usdc', -1), ('buyback:usdc', 1)) AS side (account_id, sign);
--> statement-breakpoint
-- Every sweep empties this table: the dead rows go soon, and a sweep stays as quick as it was.
ALTER TABLE treasury_income SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
