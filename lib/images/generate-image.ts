import * as z from 'zod';
import { IMAGE_WAIT_SECONDS } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { runOnce } from '../db/run-once.ts';
import { AppError } from '../errors.ts';
import { imageUrl } from '../files/image-url.ts';
import { failedMessage } from '../jobs/failed-event.ts';
import { hintNewJob } from '../jobs/hints.ts';
import { readJob } from '../jobs/read-job.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { createImage, requireAllowed } from './create-image.ts';
import type { GenerateRequest } from './schemas.ts';
import { waitForEnd } from './wait-for-end.ts';

const created = z.object({ imageId: z.string(), jobId: z.string() });

export type GenerateParams = { userId: string; body: GenerateRequest; idempotencyKey: string | null };

/**
 * Queues a picture, once for each Idempotency-Key.
 * @throws AppError `prompt_refused`, `insufficient_credits`, `conflict`
 */
export async function queueImage(connection: Connection, { userId, body, idempotencyKey }: GenerateParams) {
  requireAllowed(userId, body);
  const { async: _, ...wish } = body;
  const once = { ownerId: userId, key: idempotencyKey, request: { generate: wish }, response: created };
  const { result, repeated } = await connection.db.transaction((tx) =>
    runOnce(tx, once, () => createImage(tx, userId, wish)),
  );
  if (!repeated) hintNewJob(connection, 'image');
  return result;
}

/**
 * Queues a picture and waits until it is there. Whoever leaves meanwhile finds it in the gallery.
 * @throws AppError also `image_failed`, `image_censored`; `image_timeout` after two minutes, each with the `jobId`
 */
export async function generateImage(
  connection: Connection,
  streams: StreamDriver,
  params: GenerateParams & { signal: AbortSignal; waitMs?: number },
) {
  const { imageId, jobId } = await queueImage(connection, params);
  const owner = { userId: params.userId };
  await waitForEnd(streams, {
    jobId,
    timeoutMs: params.waitMs ?? IMAGE_WAIT_SECONDS * 1000,
    signal: params.signal,
    isOver,
  });
  const job = await readJob(connection.db, owner, jobId);
  if (job.status === 'done') {
    return { image: { id: imageId, url: imageUrl(imageId, 'full'), prompt: params.body.prompt } };
  }
  if (job.status === 'queued' || job.status === 'running') {
    const message = 'The picture is still being drawn. It will be in the gallery; its stream tells when.';
    throw new AppError('image_timeout', message, { jobId });
  }
  if (job.status === 'cancelled') throw new AppError('image_failed', 'Stopped. 0 credits charged.', { jobId });
  const code = job.censored ? 'image_censored' : 'image_failed';
  throw new AppError(code, failedMessage(job), { jobId });

  /** It may have ended before anybody listened: asked once, right after listening began. */
  async function isOver(): Promise<boolean> {
    const { status } = await readJob(connection.db, owner, jobId);
    return status !== 'queued' && status !== 'running';
  }
}
