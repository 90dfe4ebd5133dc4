import type { z } from 'zod';
import type { JobKind } from '../../../lib/constants.ts';
import { CLAIM_WAIT_SECONDS_DEFAULT } from '../../../lib/constants.ts';
import { completeResponse, failResponse, heartbeatResponse, tokenResponse } from '../../../lib/workers/schemas.ts';
import type { Picture } from '../engines/images/image-engine.ts';
import { anyClaimResponse, progressResponse } from './image-schemas.ts';
import type { Session } from './session.ts';

type Claim = z.infer<typeof anyClaimResponse>;
export type ClaimedAnswer = Extract<Claim, { messages: unknown }>;
export type ClaimedPicture = Extract<Claim, { image: unknown }>;
export type ClaimedJob = ClaimedAnswer | ClaimedPicture;

/** A long-poll may take its whole wait and then some; without a limit a half-dead connection would hold a slot for ever. */
const CLAIM_SLACK_MS = 15_000;

/** A file of megabytes over a slow line. */
const UPLOAD_TIMEOUT_MS = 120_000;

/** Waits up to `waitSeconds` for a job of `kind` (null: of any); null when none came. Aborting the signal stops the wait. */
export async function claimJob(
  session: Session,
  { kind, waitSeconds }: { kind: JobKind | null; waitSeconds: number },
  signal: AbortSignal,
): Promise<ClaimedJob | null> {
  const wait = Math.min(waitSeconds, CLAIM_WAIT_SECONDS_DEFAULT);
  const body = { waitSeconds: wait, ...(kind === null ? {} : { kind }) };
  const answer = await session.call('/api/worker/claim', body, anyClaimResponse, {
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

type JobIds = { jobId: string; attempt: number };

/** Says how far a picture is; `preview` is shown to who waits for it. */
export async function sendProgress(
  session: Session,
  { preview, ...progress }: JobIds & { step: number; steps: number; preview?: Picture },
  signal: AbortSignal,
): Promise<void> {
  const body = { ...progress, ...(preview === undefined ? {} : { preview: preview.bytes.toString('base64') }) };
  await session.call('/api/worker/progress', body, progressResponse, { signal });
}

/** Hands a picture in and closes its job. Sent again, it is answered as the first time. */
export async function uploadPicture(
  session: Session,
  { jobId, attempt, picture }: JobIds & { picture: Picture },
  signal: AbortSignal,
): Promise<{ earned: number }> {
  const query = { jobId, attempt: String(attempt) };
  const options = { signal, timeoutMs: UPLOAD_TIMEOUT_MS };
  return session.upload('/api/worker/image', { query, file: picture }, completeResponse, options);
}

const REASON_CHARS_MAX = 500;

/**
 * Gives a job up: as a failed attempt, with `release` unharmed (a worker shutting down), or with `censored` as held back
 * by the engine's filter: a worker of another owner is asked then, and none of this one's again.
 */
export async function failJob(
  session: Session,
  { reason, ...job }: JobIds & { reason: string; release?: boolean; censored?: boolean },
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
