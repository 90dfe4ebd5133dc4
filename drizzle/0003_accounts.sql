CREATE TABLE "adopted_visitors" (
	"visitor_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"adopted_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "address" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "adopted_visitors" ADD CONSTRAINT "adopted_visitors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_user" ON "jobs" USING btree ("user_id") WHERE "jobs"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "jobs_visitor" ON "jobs" USING btree ("visitor_id") WHERE "jobs"."visitor_id" is not null;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_address_or_deleted" CHECK (("users"."address" is null) = ("users"."deleted_at" is not null));