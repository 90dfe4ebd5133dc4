import type { JobOutcome } from './chat-model.ts';
import type { JobEnd } from './use-job-stream.ts';

/** What a stream's last event says, as the job of its answer. */
export function toOutcome(jobId: string, { text, event }: JobEnd): JobOutcome {
  if (event.type === 'error') {
    return { jobId, content: text, job: { status: 'failed', charged: 0, error: event.message } };
  }
  const { charged, tokens, tokensPerSecond, workerType, stopped } = event;
  const status = stopped && text === '' ? 'cancelled' : 'done';
  return { jobId, content: text, job: { status, charged, tokens, tokensPerSecond, workerType, stopped } };
}
