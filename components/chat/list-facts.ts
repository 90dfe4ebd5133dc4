import type { Message } from '@/lib/chat/schemas.ts';
import { formatCredits } from '@/lib/client/format.ts';
import { TIERS } from '@/lib/constants.ts';
import { chatStrings } from '@/lib/strings/chat.ts';

/** What is known of how an answer came about, most important first. */
export function listFacts(job: NonNullable<Message['job']>, content: string): string[] {
  const facts: string[] = [];
  if (content === '') facts.push(chatStrings.stoppedBefore);
  else if (job.stopped || job.status === 'cancelled') facts.push(chatStrings.stopped);
  if (job.free) facts.push(chatStrings.free);
  else facts.push(job.charged === 0 ? chatStrings.nothingCharged : formatCredits(job.charged));
  if (job.tokens > 0) facts.push(chatStrings.tokens(job.tokens));
  if (job.tokensPerSecond !== null && job.tokensPerSecond > 0) {
    facts.push(chatStrings.tokensPerSecond(job.tokensPerSecond));
  }
  facts.push(TIERS[job.tier].label);
  if (job.workerType !== null) facts.push(chatStrings.workerKind(job.workerType));
  return facts;
}
