import type { TierId } from '@/lib/constants.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import type { QueuePlace } from './use-job-stream.ts';

/** Where a waiting message stands, in one line. */
export function describeQueue(tier: TierId, { position, workers, waitSeconds }: QueuePlace): string {
  if (workers === 0) return messageStrings.nobodyServes(tier, position);
  return messageStrings.queued(tier, position, workers, waitSeconds);
}
