import { Backoff, sleep } from '../backoff.ts';
import { ApiError, isRetryable } from '../errors.ts';
import { sendTokens } from '../server/calls.ts';
import type { Session } from '../server/session.ts';
import type { AnswerLog } from './answer-log.ts';

/** Well below any server's body limit, even when every character is escaped to six. */
const BATCH_CHARS_MAX = 32_000;

type Upload = { session: Session; jobId: string; attempt: number; log: AnswerLog; signal: AbortSignal };
type Place = { position: number; charsMax: number; full: boolean };

/**
 * Sends an answer while it grows. The first token leaves at once; what the engine gives while a request is under way
 * leaves together in the next one, so that batches grow by themselves exactly when the network is slow.
 *
 * Resolves when the log is closed and the server has all of it; closes the log itself when the server takes no more.
 * @throws {ApiError} the job is not ours any more, or the server refuses the text; `signal.reason` when stopped
 */
export async function uploadAnswer({ session, jobId, attempt, log, signal }: Upload): Promise<void> {
  const backoff = new Backoff();
  const place: Place = { position: 0, charsMax: BATCH_CHARS_MAX, full: false };
  while (!place.full) {
    await log.waitBeyond(place.position);
    signal.throwIfAborted();
    if (log.length <= place.position) return;
    const values = log.takeFrom(place.position, place.charsMax);
    try {
      const reached = await sendTokens(session, { jobId, attempt, offset: place.position, values }, signal);
      // Taken, and yet nothing more is there: sending the same again would go on for ever.
      place.full = reached <= place.position;
      place.position = Math.min(reached, log.length);
      backoff.reset();
    } catch (error) {
      signal.throwIfAborted();
      const pause = adjustPlace(place, error);
      if (pause) await sleep(backoff.next(error), signal);
    }
  }
  log.close();
}

/** Decides where to go on after a failure and whether to wait first; rethrows what cannot be mended. */
function adjustPlace(place: Place, error: unknown): boolean {
  if (isRetryable(error)) return true;
  if (!(error instanceof ApiError)) throw error;
  const { code, status, position } = error;
  if (code === 'log_gap' && position !== null && position < place.position) {
    place.position = position;
    // A server that keeps losing its log must not be answered as fast as the network allows.
    return true;
  }
  if (status !== 413) throw error;
  // With a position the answer has reached the server's limit, and what fitted is stored; without, the body was too large.
  if (position !== null) place.full = true;
  else if (place.charsMax > 1) place.charsMax = Math.ceil(place.charsMax / 2);
  else throw error;
  return false;
}
