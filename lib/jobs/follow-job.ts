import type { Db } from '../db/connect.ts';
import { notFound } from '../errors.ts';
import { formatCursor, type StreamCursor } from '../stream/cursor.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { encodeFrame } from '../stream/sse-frame.ts';
import { sseFromFrames, sseFromSubscription } from '../stream/sse-response.ts';
import { endStream, finalEvent, storedAnswer } from './end-stream.ts';
import type { Owner } from './owner.ts';
import { readQueueStatus } from './queue-status.ts';
import { type Job, readJob } from './read-job.ts';

export type FollowParams = {
  owner: Owner;
  /** The caller's address: a signed-out browser can be as many visitors as it likes. */
  address: string;
  jobId: string;
  cursor: StreamCursor | null;
};

/**
 * The stream of a job for its owner, from a cursor on: the live log while there is one, the stored answer after.
 * @throws AppError `not_found`, `rate_limited` when too many streams are open
 */
export async function followJob(db: Db, streams: StreamDriver, params: FollowParams): Promise<Response> {
  const job = await readJob(db, params.owner, params.jobId);
  const isOpen = job.status === 'queued' || job.status === 'running';
  if (!isOpen && !streams.isClosed(job.id)) {
    // Its text was never stored: who comes this late gets the plain truth, not an empty answer.
    if (job.temporary) throw notFound('The job');
    return sseFromFrames(replayFrames(job, params.cursor));
  }

  const { owner, address } = params;
  const parties = owner.userId !== undefined ? [owner.userId] : [owner.visitorId, `address:${address}`];
  const response = sseFromSubscription(parties, (wake) => streams.subscribe(job.id, params.cursor, wake));
  try {
    if (isOpen) await catchUp(db, streams, params.owner, job);
  } catch (error) {
    await response.body?.cancel();
    throw error;
  }
  return response;
}

/** The job may have moved between reading it and subscribing: what the log missed is told now. */
async function catchUp(db: Db, streams: StreamDriver, owner: Owner, before: Job): Promise<void> {
  const job = await readJob(db, owner, before.id);
  if (job.status === 'queued') {
    const status = (await readQueueStatus(db, [job.id])).get(job.id);
    if (status && streams.isWatchedQueued(job.id)) streams.status(job.id, status);
    return;
  }
  if (job.status !== 'running') endStream(streams, job);
}

function replayFrames(job: Job, cursor: StreamCursor | null): Uint8Array[] {
  const { attempt, text } = storedAnswer(job);
  const frames: Uint8Array[] = [];
  const sameAttempt = cursor?.attempt === attempt;
  if (cursor && !sameAttempt && cursor.position > 0) {
    frames.push(encodeFrame({ type: 'restart', attempt }, formatCursor({ attempt, position: 0 })));
  }
  const value = text.slice(sameAttempt ? cursor.position : 0);
  const id = formatCursor({ attempt, position: text.length });
  if (value !== '') frames.push(encodeFrame({ type: 'token', value }, id));
  frames.push(encodeFrame(finalEvent(job), id));
  return frames;
}
