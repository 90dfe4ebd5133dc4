CREATE TABLE "buyback_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"problem" text,
	"problem_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp (3) with time zone,
	CONSTRAINT "buyback_state_one_row" CHECK ("buyback_state"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "buybacks" (
	"id" text PRIMARY KEY NOT NULL,
	"deployment_id" integer NOT NULL,
	"vault_id" text NOT NULL,
	"usdc" numeric(38, 0) NOT NULL,
	"quote" numeric(38, 0) NOT NULL,
	"ashao_min" numeric(38, 0) NOT NULL,
	"price" numeric(38, 0) NOT NULL,
	"deadline" bigint NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"tx_hash" text,
	"burned" numeric(38, 0),
	"block_number" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "buybacks_vault_id_unique" UNIQUE("vault_id"),
	CONSTRAINT "buybacks_positive" CHECK ("buybacks"."usdc" > 0 and "buybacks"."ashao_min" > 0 and "buybacks"."quote" >= "buybacks"."ashao_min"),
	CONSTRAINT "buybacks_closed" CHECK (("buybacks"."closed_at" is null) = ("buybacks"."state" = 'planned')),
	CONSTRAINT "buybacks_burned" CHECK (("buybacks"."state" = 'done') = ("buybacks"."burned" is not null)
        and ("buybacks"."burned" is null or ("buybacks"."burned" >= "buybacks"."ashao_min" and "buybacks"."tx_hash" is not null)))
);
--> statement-breakpoint
CREATE TABLE "chain_observations" (
	"deployment_id" integer NOT NULL,
	"block_number" bigint NOT NULL,
	"block_time" bigint NOT NULL,
	"price_cumulative" numeric(78, 0) NOT NULL,
	"pair_usdc" numeric(38, 0) NOT NULL,
	"pair_ashao" numeric(38, 0) NOT NULL,
	"traded_at" bigint NOT NULL,
	"vault_usdc" numeric(38, 0) NOT NULL,
	"vault_ashao" numeric(38, 0) NOT NULL,
	"total_supply" numeric(38, 0) NOT NULL,
	"is_paused" boolean NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chain_observations_deployment_id_block_number_pk" PRIMARY KEY("deployment_id","block_number")
);
--> statement-breakpoint
CREATE TABLE "treasury_snapshots" (
	"hour" timestamp (3) with time zone PRIMARY KEY NOT NULL,
	"balance" numeric(38, 0) NOT NULL,
	"total_burned" numeric(38, 0) NOT NULL,
	"rewards_paid" numeric(38, 0) NOT NULL,
	"circulating_supply" numeric(38, 0),
	"price" numeric(38, 0),
	"is_filled" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "buybacks" ADD CONSTRAINT "buybacks_deployment_id_chain_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."chain_deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_observations" ADD CONSTRAINT "chain_observations_deployment_id_chain_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."chain_deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "buybacks_planned" ON "buybacks" USING btree ("deployment_id") WHERE "buybacks"."state" = 'planned';--> statement-breakpoint
CREATE INDEX "buybacks_done" ON "buybacks" USING btree ("closed_at") WHERE "buybacks"."state" = 'done';--> statement-breakpoint
CREATE INDEX "buybacks_created" ON "buybacks" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "chain_observations_time" ON "chain_observations" USING btree ("deployment_id","block_time");--> statement-breakpoint
CREATE INDEX "chain_events_block" ON "chain_events" USING btree ("deployment_id","block_number");--> statement-breakpoint
CREATE INDEX "ledger_transactions_adjustments" ON "ledger_transactions" USING btree ("id") WHERE "ledger_transactions"."kind" = 'adjustment';--> statement-breakpoint
INSERT INTO buyback_state (id) VALUES (1) ON CONFLICT (id) DO NOTHING;
