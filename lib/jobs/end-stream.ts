import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import type { FinalEvent, StreamDriver } from '../stream/driver.ts';
import { CANCELLED_EVENT, doneEvent } from './close-job.ts';
import { failedEvent } from './failed-event.ts';
import { JOB_COLUMNS, type Job, jobRow } from './read-job.ts';

/** A job's answer as it is stored, with the attempt it is of. */
export function storedAnswer(job: Job): { attempt: number; text: string } {
  return { attempt: job.attempts, text: job.output ?? '' };
}

/** The last event of a job that has ended. */
export function finalEvent(job: Job): FinalEvent {
  if (job.status === 'done') return doneEvent(job);
  if (job.status === 'cancelled') return CANCELLED_EVENT;
  return failedEvent(job);
}

/** Brings the log of a job that has ended to its end: the text it may still lack, then the last event. */
export function endStream(streams: StreamDriver, job: Job): void {
  if (streams.isClosed(job.id)) return;
  const { attempt, text } = storedAnswer(job);
  if (text !== '') streams.append(job.id, { attempt, offset: 0, values: [text] });
  streams.close(job.id, finalEvent(job));
}

/**
 * Ends the streams of jobs that have ended without this process hearing of it: a commit whose answer got lost with the
 * connection is still a commit, and readers must not wait for ever.
 */
export async function endForgottenStreams(db: Db, streams: StreamDriver): Promise<void> {
  const open = streams.openJobs();
  if (open.length === 0) return;
  const ended = await queryRows(
    db,
    jobRow,
    sql`select ${JOB_COLUMNS} from jobs
        where id = any(${sql.param(open)}::text[]) and status in ('done', 'failed', 'cancelled')`,
  );
  for (const job of ended) endStream(streams, job);
}
