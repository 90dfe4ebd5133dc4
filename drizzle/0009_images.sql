CREATE TABLE "image_reports" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"image_id" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "images" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"job_id" text NOT NULL,
	"prompt" text NOT NULL,
	"negative_prompt" text,
	"style" text NOT NULL,
	"aspect" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"seed" integer NOT NULL,
	"nsfw" boolean NOT NULL,
	"model" text,
	"file_key" text,
	"file_bytes" integer,
	"favourite" boolean DEFAULT false NOT NULL,
	"share_token" text,
	"shared_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "images_job_id_unique" UNIQUE("job_id"),
	CONSTRAINT "images_share_token_unique" UNIQUE("share_token")
);
--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "censored" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "kinds" text[] DEFAULT '{chat}' NOT NULL;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "image_model" text;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "image_concurrency" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "image_reports" ADD CONSTRAINT "image_reports_image_id_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."images"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "image_reports_open" ON "image_reports" USING btree ("created_at") WHERE "image_reports"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "images_gallery" ON "images" USING btree ("user_id","created_at","id") WHERE "images"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "images_deleted" ON "images" USING btree ("deleted_at") WHERE "images"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "images_open" ON "images" USING btree ("user_id") WHERE "images"."file_key" is null;