import { type SQL, sql } from 'drizzle-orm';
import { ATTEMPTS_MAX, type LaneId } from '../constants.ts';
import type { FinalEvent } from '../stream/driver.ts';

type FailedJob = {
  tier: LaneId;
  /** The worker's filter held the picture back. */
  censored?: boolean;
  /** It waited for too long; see `isUnserved`. */
  unserved?: boolean;
};

/**
 * Whether a job that has failed did so waiting: one that a worker failed has had all its attempts. Not told by `error`,
 * which may be a worker's own text.
 */
export function isUnserved(alias: 'f' | 'j' | 'jobs'): SQL {
  const job = sql.raw(alias);
  return sql`(${job}.status = 'failed' and not ${job}.censored and ${job}.attempts - ${job}.releases < ${ATTEMPTS_MAX})`;
}

/** Shown to the person. The worker's own reason stays in the row for its owner: it is a stranger's text. */
export function failedMessage({ tier, censored = false, unserved = false }: FailedJob): string {
  if (censored) return 'The worker’s filter held this picture back. 0 credits charged.';
  if (unserved) return `No worker took this ${tier === 'image' ? 'picture' : 'message'} in time. 0 credits charged.`;
  const what = tier === 'image' ? 'draw' : 'answer';
  return `No worker could ${what} this. 0 credits charged. Try again.`;
}

/** The stream's last event for a job that has failed. */
export function failedEvent(job: FailedJob): FinalEvent {
  const event = { type: 'error', message: failedMessage(job), charged: 0 } as const;
  return job.censored ? { ...event, censored: true } : event;
}
