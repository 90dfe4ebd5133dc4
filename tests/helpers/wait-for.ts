import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until an asynchronous condition holds; fails after `timeoutMs` with its source text. */
export async function waitFor(condition: () => Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${condition}`);
    await sleep(50);
  }
}
