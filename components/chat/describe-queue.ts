import type { TierId } from '@/lib/constants.ts';
import { chatStrings } from '@/lib/strings/chat.ts';
import type { QueuePlace } from './use-job-stream.ts';

/** Where a waiting message stands, in one line. */
export function describeQueue(tier: TierId, { position, workers, waitSeconds }: QueuePlace): string {
  if (workers === 0) return chatStrings.nobodyServes(tier);
  return chatStrings.queued(tier, position, workers, waitSeconds);
}
