import type { QueuePlace } from './use-job-stream.ts';

/**
 * Whether a place in the queue is worth saying aloud: the first one, one that is at most half of what was said, and
 * whether there is anybody to answer at all.
 */
export function isNewsOfQueue(said: QueuePlace | null, now: QueuePlace): boolean {
  if (said === null) return true;
  return now.position * 2 <= said.position || (now.workers === 0) !== (said.workers === 0);
}
