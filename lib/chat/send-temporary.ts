import { IMAGES_PER_MESSAGE_MAX, TIERS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import type { JobMessage } from '../db/schema/jobs.ts';
import { AppError } from '../errors.ts';
import { createJob } from '../jobs/create-job.ts';
import { hintNewJob } from '../jobs/hints.ts';
import { decodeImages } from './check-images.ts';
import { cutHistory } from './cut-history.ts';
import { imagesAreRead, requireImageWorker } from './image-workers.ts';
import { runAsSender, type Sender } from './run-as-sender.ts';
import { parseImageCommand, type TemporaryRequest, temporaryResponse } from './schemas.ts';
import { withoutImages } from './without-images.ts';

/**
 * Queues a job for a chat that nothing is kept of: no conversation, no message; the payload goes when the job closes,
 * and its answer is only ever in the stream.
 *
 * @throws AppError `insufficient_credits`, `rate_limited` (signed out), `conflict`, `no_image_worker`
 */
export async function sendTemporary(connection: Connection, params: Sender & { body: TemporaryRequest }) {
  const { owner, body } = params;
  for (const message of body.messages) decodeImages(message.images ?? []);
  if (parseImageCommand(body.messages.at(-1)?.content ?? '') !== null) {
    const message = 'messages: pictures are kept in your gallery, and of a temporary chat nothing is kept';
    throw new AppError('invalid_request', message, { field: 'messages' });
  }
  const asksWithImages = (body.messages.at(-1)?.images?.length ?? 0) > 0;
  const { result, repeated } = await runAsSender(connection, params, temporaryResponse, async (tx) => {
    if (asksWithImages) await requireImageWorker(tx, body.tier);
    const chat = await limitImages(tx, body);
    const messages = cutHistory(chat, TIERS[body.tier].contextCharsMax);
    return { jobId: await createJob(tx, { owner, tier: body.tier, messages, temporary: true }) };
  });
  if (!repeated) hintNewJob(connection, body.tier);
  return result;
}

/** Keeps the newest pictures, as many as one message may carry, where the tier has a worker that reads them. */
async function limitImages(tx: Db, { tier, messages }: TemporaryRequest): Promise<JobMessage[]> {
  const someImages = messages.some((message) => (message.images?.length ?? 0) > 0);
  let left = someImages && (await imagesAreRead(tx, tier)) ? IMAGES_PER_MESSAGE_MAX : 0;
  const kept: JobMessage[] = [];
  for (const { role, content, images = [] } of [...messages].reverse()) {
    left -= images.length;
    kept.unshift(
      images.length > 0 && left >= 0 ? { role, content, images } : withoutImages(role, content, images.length),
    );
  }
  return kept;
}
