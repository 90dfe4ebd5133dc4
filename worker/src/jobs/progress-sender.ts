import { IMAGE_PREVIEW_BYTES_MAX } from '../../../lib/constants.ts';
import { sleep } from '../backoff.ts';
import type { Picture } from '../engines/images/image-engine.ts';
import { ApiError } from '../errors.ts';
import { sendProgress } from '../server/calls.ts';
import type { Session } from '../server/session.ts';

type Step = { step: number; steps: number; preview?: Picture };
type SenderOptions = {
  session: Session;
  jobId: string;
  attempt: number;
  signal: AbortSignal;
  /** The job is not ours any more. */
  onLost: () => void;
};

/** More often nobody could see it. */
const INTERVAL_MS = 500;

/**
 * Tells the server how far a picture is: one call at a time, the newest step only, so that a slow line never holds the
 * engine up. A call that fails is not repeated: the next step says more.
 */
export class ProgressSender {
  readonly #options: SenderOptions;
  readonly #closing = new AbortController();
  #newest: Step | null = null;
  #sending: Promise<void> | null = null;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  tell(step: Step): void {
    if (this.#closing.signal.aborted) return;
    this.#newest = fit(step);
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
  }

  /** Resolves when no call is under way and none will follow. */
  async close(): Promise<void> {
    this.#newest = null;
    this.#closing.abort();
    await this.#sending;
  }

  async #send(): Promise<void> {
    const { session, jobId, attempt, signal: stopping, onLost } = this.#options;
    // A call that hangs must not keep the finished file waiting.
    const signal = AbortSignal.any([stopping, this.#closing.signal]);
    while (this.#newest !== null && !signal.aborted) {
      const step = this.#newest;
      this.#newest = null;
      try {
        await sendProgress(session, { jobId, attempt, ...step }, signal);
      } catch (error) {
        if (error instanceof ApiError && [403, 404, 409].includes(error.status)) onLost();
      }
      await sleep(INTERVAL_MS, signal);
    }
  }
}

/** What the server would refuse is left out here; a step beyond the last is the last. */
function fit({ step, steps, preview }: Step): Step {
  const total = Math.max(1, Math.round(steps));
  const done = Math.min(total, Math.max(0, Math.round(step)));
  const keeps = preview !== undefined && preview.bytes.length <= IMAGE_PREVIEW_BYTES_MAX;
  return { step: done, steps: total, ...(keeps ? { preview } : {}) };
}
