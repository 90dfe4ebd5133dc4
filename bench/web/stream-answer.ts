import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, WorkerClient } from '../load/worker-client.ts';

/** Plays a model: one token each `intervalMs`, sent as the worker program does it. 0 sends all of them at once. */
export async function streamAnswer(
  client: WorkerClient,
  job: Job,
  tokens: readonly string[],
  intervalMs: number,
): Promise<void> {
  const beganMs = performance.now();
  let position = 0;
  for (let sent = 0; sent < tokens.length; ) {
    // Counted from the beginning, so that a late timer makes nothing slower.
    const due =
      intervalMs === 0
        ? tokens.length
        : Math.min(tokens.length, Math.floor((performance.now() - beganMs) / intervalMs) + 1);
    const values = tokens.slice(sent, due);
    if (values.length > 0) await client.sendBatch(job, position, values);
    position += values.join('').length;
    sent = due;
    if (sent < tokens.length) await sleep(intervalMs);
  }
  await client.complete(job, tokens.length);
}

/** @throws Error when no job comes within 20 s */
export async function claimJob(client: WorkerClient): Promise<Job> {
  const job = await client.claim(20);
  if (job === null) throw new Error('The message did not reach the worker');
  return job;
}
