import type { LaneId } from '@/lib/constants.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import type { QueuePlace } from './use-job-stream.ts';

/** Where a waiting message stands, in one line. */
export function describeQueue(lane: LaneId, { position, workers, waitSeconds }: QueuePlace): string {
  if (workers === 0) return messageStrings.nobodyServes(lane, position);
  return messageStrings.queued(lane, position, workers, waitSeconds);
}
