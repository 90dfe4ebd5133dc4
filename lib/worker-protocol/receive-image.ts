import type * as z from 'zod';
import { IMAGE_UPLOAD_BYTES_MAX, IMAGE_UPLOAD_SECONDS_MAX, IMAGE_UPLOADS_BYTES_MAX } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import { readBytes } from '../http/read-body.ts';
import { completeImage } from '../images/complete-image.ts';
import { requireUploader } from '../jobs/complete-drawing.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { requireSameWorker, type Worker } from '../workers/authenticate-worker.ts';
import type { imageQuery } from '../workers/schemas.ts';
import { uploadAlone } from './upload-alone.ts';

type Upload = { request: Request; worker: Worker; query: z.infer<typeof imageQuery> };

/**
 * Takes a worker's picture, whose bytes are the body, and ends its job.
 * @throws AppError `unsupported_media_type`, `body_too_large`, `request_timeout`, `rate_limited`, `unavailable`, and what `completeImage` throws
 */
export async function receiveImage(connection: Connection, streams: StreamDriver, { request, worker, query }: Upload) {
  requireSameWorker(worker, query.workerId);
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  // The bytes decide what it is; the header only keeps a form of another site from getting this far.
  if (!/^image\/(png|jpeg|webp)$/.test(type)) {
    throw new AppError('unsupported_media_type', 'Send the file as image/png, image/jpeg or image/webp.');
  }
  const lease = { workerId: worker.id, jobId: query.jobId, attempt: query.attempt };
  // Before the body: it takes room that others wait for.
  await requireUploader(connection.db, lease);
  const model = worker.imageModel ?? worker.model;
  const completion = await uploadAlone(lease, async () => {
    const bytes = await readBytes(request, IMAGE_UPLOAD_BYTES_MAX, {
      secondsMax: IMAGE_UPLOAD_SECONDS_MAX,
      // By its owner: a person may have any number of workers.
      room: { name: 'image-uploads', bytesMax: IMAGE_UPLOADS_BYTES_MAX, key: worker.ownerId },
    });
    return completeImage(connection, streams, { ...lease, bytes, model });
  });
  return { ok: true as const, ...completion };
}
