import type { JobMessage } from '../db/schema/jobs.ts';

/**
 * The newest messages that fit a budget of characters, oldest first. The last one always goes along, and what is cut
 * is cut whole: half a message misleads a model more than none. An answer whose question doesn't fit goes with it.
 */
export function cutHistory(messages: readonly JobMessage[], charsMax: number): JobMessage[] {
  const kept: JobMessage[] = [];
  let size = 0;
  for (const message of [...messages].reverse()) {
    size += message.content.length;
    if (kept.length > 0 && size > charsMax) break;
    kept.unshift(message);
  }
  while (kept.length > 1 && kept[0]?.role === 'assistant') kept.shift();
  return kept;
}
