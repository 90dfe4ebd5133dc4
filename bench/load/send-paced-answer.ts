import { makeStampedToken } from './stamped-tokens.ts';
import type { Job, WorkerClient } from './worker-client.ts';

export type PacedAnswer = {
  tokens: number;
  /** Between two tokens of the model. */
  intervalMs: number;
  /** `batched` is what the worker program does: what comes while a request is under way leaves together in the next. */
  mode: 'batched' | 'plain';
};

/** Plays a model that gives a token every `intervalMs`, the first at once, and sends them to the server. */
export async function sendPacedAnswer(client: WorkerClient, job: Job, answer: PacedAnswer): Promise<void> {
  const made: string[] = [];
  let wake: () => void = () => undefined;
  let count = 0;
  const beganMs = performance.now();
  const makeToken = () => {
    made.push(makeStampedToken());
    count += 1;
    wake();
    // Against the beginning, so that late timers don't slow the model down.
    const dueMs = beganMs + count * answer.intervalMs;
    if (count < answer.tokens) setTimeout(makeToken, Math.max(0, dueMs - performance.now()));
  };
  makeToken();

  let position = 0;
  for (let sent = 0; sent < answer.tokens; ) {
    if (made.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const values = made.splice(0, answer.mode === 'plain' ? 1 : made.length);
    if (answer.mode === 'plain') await client.sendToken(job, values[0] ?? '');
    else await client.sendBatch(job, position, values);
    sent += values.length;
    position += values.join('').length;
  }
  await client.complete(job, answer.tokens);
}
