import type { Message } from '@/lib/chat/schemas.ts';
import { formatCredits } from '@/lib/client/format.ts';
import { laneLabel } from '@/lib/client/lane-label.ts';
import { messageStrings } from '@/lib/strings/messages.ts';

/** What is known of how an answer came about, most important first. */
export function listFacts(job: NonNullable<Message['job']>, content: string): string[] {
  const facts: string[] = [];
  if (content === '') facts.push(messageStrings.stoppedBefore);
  else if (job.stopped || job.status === 'cancelled') facts.push(messageStrings.stopped);
  if (job.free) facts.push(messageStrings.free);
  else facts.push(job.charged === 0 ? messageStrings.nothingCharged : formatCredits(job.charged));
  if (job.tokens > 0) facts.push(messageStrings.tokens(job.tokens));
  if (job.tokensPerSecond !== null && job.tokensPerSecond > 0) {
    facts.push(messageStrings.tokensPerSecond(job.tokensPerSecond));
  }
  facts.push(laneLabel(job.tier));
  if (job.workerType !== null) facts.push(messageStrings.workerKind(job.workerType));
  return facts;
}
