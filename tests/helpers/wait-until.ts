import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition holds; fails with its source text after `timeoutMs`. */
export async function waitUntil(condition: () => boolean, timeoutMs = 5_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${condition}`);
    await sleep(5);
  }
}
