import { setTimeout as sleepFor } from 'node:timers/promises';
import { ApiError } from './errors.ts';

const FIRST_CAP_MS = 250;
const LAST_CAP_MS = 15_000;

/**
 * Exponential back-off with full jitter: a random delay below a cap that doubles from 0.25 s to 15 s. Full jitter,
 * because a thousand workers that lost the same server must not come back in the same instant.
 */
export class Backoff {
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** The next delay in milliseconds, at least what a 429 answer's `Retry-After` asks. */
  next(error?: unknown): number {
    const cap = Math.min(LAST_CAP_MS, FIRST_CAP_MS * 2 ** this.#failures);
    this.#failures += 1;
    const asked = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1_000 : 0;
    return Math.max(asked, this.#random() * cap);
  }

  reset(): void {
    this.#failures = 0;
  }
}

/** Waits, or returns early when the signal aborts; never throws. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await sleepFor(ms, undefined, { signal }).catch(() => undefined);
}
