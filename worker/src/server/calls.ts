import type { z } from 'zod';
import { CLAIM_WAIT_SECONDS_DEFAULT } from '../../../lib/constants.ts';
import {
  claimResponse,
  completeResponse,
  failResponse,
  heartbeatResponse,
  tokenResponse,
} from '../../../lib/workers/schemas.ts';
import type { Session } from './session.ts';

export type ClaimedJob = Extract<z.infer<typeof claimResponse>, { messages: unknown }>;

/** A long-poll may take its whole wait and then some; without a limit a half-dead connection would hold a slot for ever. */
const CLAIM_SLACK_MS = 15_000;

/** Waits up to `waitSeconds` for a job; null when none came. Aborting the signal stops the wait. */
export async function claimJob(session: Session, waitSeconds: number, signal: AbortSignal): Promise<ClaimedJob | null> {
  const wait = Math.min(waitSeconds, CLAIM_WAIT_SECONDS_DEFAULT);
  const answer = await session.call('/api/worker/claim', { waitSeconds: wait }, claimResponse, {
    signal,
    timeoutMs: wait * 1_000 + CLAIM_SLACK_MS,
  });
  return answer.job === null ? null : answer;
}

/** Sends pieces of an answer; resolves to how many characters (UTF-16 units) of this attempt the server has. */
export async function sendTokens(
  session: Session,
  tokens: { jobId: string; attempt: number; offset: number; values: string[] },
  signal: AbortSignal,
): Promise<number> {
  const answer = await session.call('/api/worker/token', tokens, tokenResponse, { signal });
  return answer.position;
}

/** Closes a job; `earned` in credits. Asking again gives the same answer. */
export async function completeJob(
  session: Session,
  job: { jobId: string; attempt: number; tokens: number },
  signal: AbortSignal,
): Promise<{ earned: number; tokens: number }> {
  return session.call('/api/worker/complete', job, completeResponse, { signal });
}

const REASON_CHARS_MAX = 500;

/** Gives a job up: as a failed attempt, or with `release` unharmed (a worker shutting down). */
export async function failJob(
  session: Session,
  { reason, ...job }: { jobId: string; attempt: number; reason: string; release: boolean },
  signal: AbortSignal,
): Promise<void> {
  const body = { ...job, reason: reason.slice(0, REASON_CHARS_MAX) };
  await session.call('/api/worker/fail', body, failResponse, { signal });
}

/** Renews the leases of `jobIds`; resolves to those of them that are no longer ours. */
export async function sendHeartbeat(
  session: Session,
  beat: { tokensPerSecond: number; jobIds: string[]; leaving?: boolean },
  signal: AbortSignal,
): Promise<string[]> {
  const answer = await session.call('/api/worker/heartbeat', beat, heartbeatResponse, { signal });
  return answer.lost;
}
