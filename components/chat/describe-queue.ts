import { formatCount, formatWait } from '@/lib/client/format.ts';
import { QUEUE_SECONDS_MAX, TIERS, type TierId } from '@/lib/constants.ts';
import type { QueuePlace } from './use-job-stream.ts';

/** Where a waiting message stands, in one line. */
export function describeQueue(tier: TierId, queue: QueuePlace): string {
  const { label } = TIERS[tier];
  if (queue.workers === 0) {
    return `No worker serves ${label} at the moment. The message waits up to ${formatWait(QUEUE_SECONDS_MAX)}; unanswered, it costs nothing.`;
  }
  const serve = queue.workers === 1 ? 'serves' : 'serve';
  return `Place ${queue.position} in the queue · ${formatCount(queue.workers, 'worker')} ${serve} ${label}`;
}
