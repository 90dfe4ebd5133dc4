import type * as z from 'zod';
import { IMAGE_UPLOAD_BYTES_MAX } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import { readBytes } from '../http/read-body.ts';
import { completeImage } from '../images/complete-image.ts';
import { requireUploader } from '../jobs/complete-drawing.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { requireSameWorker, type Worker } from '../workers/authenticate-worker.ts';
import type { imageQuery } from '../workers/schemas.ts';

type Upload = { request: Request; worker: Worker; query: z.infer<typeof imageQuery> };

/**
 * Takes a worker's picture, whose bytes are the body, and ends its job.
 * @throws AppError `unsupported_media_type`, `body_too_large`, and what `completeImage` throws
 */
export async function receiveImage(connection: Connection, streams: StreamDriver, { request, worker, query }: Upload) {
  requireSameWorker(worker, query.workerId);
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  // The bytes decide what it is; the header only keeps a form of another site from getting this far.
  if (!/^image\/(png|jpeg|webp)$/.test(type)) {
    throw new AppError('unsupported_media_type', 'Send the file as image/png, image/jpeg or image/webp.');
  }
  // Before the body: it takes room that others wait for.
  await requireUploader(connection.db, { workerId: worker.id, jobId: query.jobId, attempt: query.attempt });
  const bytes = await readBytes(request, IMAGE_UPLOAD_BYTES_MAX);
  const model = worker.imageModel ?? worker.model;
  const { jobId, attempt } = query;
  return {
    ok: true as const,
    ...(await completeImage(connection, streams, { workerId: worker.id, jobId, attempt, bytes, model })),
  };
}
