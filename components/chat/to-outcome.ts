import { IMAGE_ASPECTS } from '@/lib/constants.ts';
import type { JobOutcome } from './chat-model.ts';
import type { JobEnd } from './use-job-stream.ts';

/** What a stream's last event says, as the job of its answer. */
export function toOutcome(jobId: string, { text, event }: JobEnd): JobOutcome {
  if (event.type === 'error') {
    return { jobId, content: text, job: { status: 'failed', charged: 0, error: event.message } };
  }
  const { charged, tokens, tokensPerSecond, workerType, stopped } = event;
  const status = stopped && text === '' ? 'cancelled' : 'done';
  const job = { status, charged, tokens, tokensPerSecond, workerType, stopped } as const;
  if (event.image === undefined || stopped) return { jobId, content: text, job };
  // Until the conversation is read again: what a chat draws is square.
  const { id, prompt, url } = event.image;
  return {
    jobId,
    content: text,
    job,
    picture: { id, prompt, url, thumbUrl: url, nsfw: false, ...IMAGE_ASPECTS.Square },
  };
}
