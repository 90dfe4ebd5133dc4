CREATE TABLE "chain_blocks" (
	"deployment_id" integer NOT NULL,
	"number" bigint NOT NULL,
	"hash" text NOT NULL,
	"time" bigint NOT NULL,
	CONSTRAINT "chain_blocks_deployment_id_number_pk" PRIMARY KEY("deployment_id","number")
);
--> statement-breakpoint
CREATE TABLE "chain_deployments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "chain_deployments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"chain_id" bigint NOT NULL,
	"genesis_hash" text NOT NULL,
	"vault" text NOT NULL,
	"is_current" boolean DEFAULT true NOT NULL,
	"cursor_number" bigint NOT NULL,
	"cursor_hash" text,
	"confirmed_number" bigint NOT NULL,
	"head_number" bigint,
	"head_time" bigint,
	"polled_at" timestamp (3) with time zone,
	"last_error" text,
	"last_error_at" timestamp (3) with time zone,
	"alarm" text,
	"mismatch" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chain_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"deployment_id" integer NOT NULL,
	"tx_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"block_number" bigint NOT NULL,
	"block_hash" text NOT NULL,
	"block_time" bigint NOT NULL,
	"name" text NOT NULL,
	"account" text,
	"asset" text,
	"amount" numeric(38, 0),
	"burned" numeric(38, 0),
	"voucher_id" text,
	"state" text DEFAULT 'seen' NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp (3) with time zone,
	"user_id" text,
	CONSTRAINT "chain_events_applied_when_confirmed" CHECK ("chain_events"."applied_at" is null or "chain_events"."state" = 'confirmed')
);
--> statement-breakpoint
CREATE TABLE "faucet_gifts" (
	"address" text PRIMARY KEY NOT NULL,
	"given_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pending_deposits" (
	"user_id" text NOT NULL,
	"tx_hash" text NOT NULL,
	"asset" text,
	"amount" numeric(38, 0),
	"failed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pending_deposits_user_id_tx_hash_pk" PRIMARY KEY("user_id","tx_hash")
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"deployment_id" integer NOT NULL,
	"account" text NOT NULL,
	"asset" text NOT NULL,
	"amount" numeric(38, 0) NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"voucher_id" text NOT NULL,
	"deadline" bigint,
	"signature" text,
	"proof_block" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "withdrawals_voucher_id_unique" UNIQUE("voucher_id"),
	CONSTRAINT "withdrawals_positive" CHECK ("withdrawals"."amount" > 0),
	CONSTRAINT "withdrawals_signed" CHECK ("withdrawals"."state" <> 'signed' or ("withdrawals"."deadline" is not null and "withdrawals"."signature" is not null)),
	CONSTRAINT "withdrawals_closed" CHECK (("withdrawals"."closed_at" is null) = ("withdrawals"."state" in ('requested', 'signed')))
);
--> statement-breakpoint
ALTER TABLE "chain_blocks" ADD CONSTRAINT "chain_blocks_deployment_id_chain_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."chain_deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_events" ADD CONSTRAINT "chain_events_deployment_id_chain_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."chain_deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_events" ADD CONSTRAINT "chain_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_deposits" ADD CONSTRAINT "pending_deposits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_deployment_id_chain_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."chain_deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "chain_deployments_identity" ON "chain_deployments" USING btree ("chain_id","genesis_hash","vault");--> statement-breakpoint
CREATE UNIQUE INDEX "chain_deployments_current" ON "chain_deployments" USING btree ("is_current") WHERE "chain_deployments"."is_current";--> statement-breakpoint
CREATE UNIQUE INDEX "chain_events_log" ON "chain_events" USING btree ("deployment_id","tx_hash","log_index");--> statement-breakpoint
CREATE INDEX "chain_events_account" ON "chain_events" USING btree ("account","id");--> statement-breakpoint
CREATE INDEX "chain_events_user" ON "chain_events" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "chain_events_voucher" ON "chain_events" USING btree ("voucher_id");--> statement-breakpoint
CREATE INDEX "chain_events_seen" ON "chain_events" USING btree ("deployment_id","block_number") WHERE "chain_events"."state" = 'seen';--> statement-breakpoint
CREATE INDEX "chain_events_waiting" ON "chain_events" USING btree ("deployment_id","block_number","log_index") WHERE "chain_events"."state" = 'confirmed' and "chain_events"."applied_at" is null;--> statement-breakpoint
CREATE INDEX "pending_deposits_age" ON "pending_deposits" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "withdrawals_user" ON "withdrawals" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "withdrawals_created" ON "withdrawals" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "withdrawals_open" ON "withdrawals" USING btree ("id") WHERE "withdrawals"."state" in ('requested', 'signed');