DROP INDEX "messages_words";--> statement-breakpoint
DROP INDEX "jobs_words";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', left("content", 100000))) STORED;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', left("output", 100000))) STORED;--> statement-breakpoint
CREATE INDEX "messages_words" ON "messages" USING gin ("words") WHERE "messages"."words" is not null;--> statement-breakpoint
CREATE INDEX "jobs_words" ON "jobs" USING gin ("words") WHERE "jobs"."words" is not null;--> statement-breakpoint
-- What the planner knows of a new column before autovacuum comes round: without it, every word counts as a rare one.
ANALYZE messages (words);--> statement-breakpoint
ANALYZE jobs (words);
