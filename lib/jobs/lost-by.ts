import { sql } from 'drizzle-orm';

/**
 * The workers that lost a job, parted by spaces; null when none did. They follow the first word of `last_worker_id`, which is the
 * last worker that had the job, however it ended there: what is handed back in good order is not lost.
 */
export const LOST_BY = sql`substring(last_worker_id from ' (.*)')`;
