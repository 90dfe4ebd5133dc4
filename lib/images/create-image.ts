import { randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { IMAGE_ASPECTS, IMAGE_SEED_MAX, IMAGE_STYLE_WORDS, IMAGES_KEPT_MAX, IMAGES_OPEN_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { tables } from '../db/tables.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { createJob } from '../jobs/create-job.ts';
import { requireFewStops } from '../jobs/limit-stops.ts';
import { log } from '../log.ts';
import { checkPrompt } from './check-prompt.ts';
import type { GenerateRequest } from './schemas.ts';

export type ImageWish = Omit<GenerateRequest, 'async'>;

/**
 * Refuses a prompt that the rules forbid, before anything is stored or charged. The log says which rule and whose
 * account, not the words.
 * @throws AppError `prompt_refused` with the rule
 */
export function requireAllowed(
  userId: string,
  { prompt, nsfw, negativePrompt }: Pick<ImageWish, 'prompt' | 'nsfw' | 'negativePrompt'>,
): void {
  const refusal = checkPrompt(prompt, { nsfw, ...(negativePrompt && { negativePrompt }) });
  if (!refusal) return;
  log().warn({ user: userId, rule: refusal.rule }, 'a prompt was refused');
  throw new AppError('prompt_refused', 'This network does not draw that. 0 credits charged.', { rule: refusal.rule });
}

/**
 * Stores what is to be drawn, holds its price and queues the job, in the caller's transaction. Call
 * `hintNewJob('image')` after the commit.
 * @throws AppError `insufficient_credits`, `conflict` when too many wait or are kept, `rate_limited` after many stops
 */
export async function createImage(
  tx: Db,
  userId: string,
  wish: ImageWish,
): Promise<{ imageId: string; jobId: string }> {
  const { prompt, style, aspect, nsfw } = wish;
  const negativePrompt = wish.negativePrompt || null;
  const size = IMAGE_ASPECTS[aspect];
  const seed = wish.seed ?? randomInt(IMAGE_SEED_MAX);
  const words = IMAGE_STYLE_WORDS[style];
  const task = {
    prompt: words === '' ? prompt : `${prompt}, ${words}`,
    subject: prompt,
    negativePrompt,
    style,
    ...size,
    seed,
    nsfw,
  };
  // The payer's balance is locked by the hold, so that two requests at once are counted one after the other.
  await requireFewStops(tx, userId);
  const jobId = await createJob(tx, { owner: { userId }, tier: 'image', task });
  await requireImageRoom(tx, userId);
  const imageId = newId('image');
  await tx.insert(tables.images).values({
    id: imageId,
    userId,
    jobId,
    prompt,
    negativePrompt,
    style,
    aspect,
    ...size,
    seed,
    nsfw,
  });
  return { imageId, jobId };
}

const countRow = z.object({ open: z.coerce.number(), kept: z.coerce.number() });

/** What failed or was stopped takes no room: the gallery doesn't show it. */
async function requireImageRoom(tx: Db, userId: string): Promise<void> {
  const row = await queryRow(
    tx,
    countRow,
    sql`select
          (select count(*) from images i join jobs j on j.id = i.job_id
           where i.user_id = ${userId} and i.file_key is null and j.status in ('queued', 'running')) as open,
          (select count(*) from (select from images i where i.user_id = ${userId} and i.deleted_at is null
             and (i.file_key is not null
                  or exists (select from jobs j where j.id = i.job_id and j.status in ('queued', 'running')))
           limit ${IMAGES_KEPT_MAX}) k) as kept`,
  );
  if ((row?.open ?? 0) >= IMAGES_OPEN_MAX) {
    throw new AppError('conflict', `${IMAGES_OPEN_MAX} of your pictures are waiting already. Let some arrive first.`);
  }
  if ((row?.kept ?? 0) >= IMAGES_KEPT_MAX) {
    throw new AppError('conflict', `Your gallery has ${IMAGES_KEPT_MAX} pictures, which is all it holds. Delete some.`);
  }
}
