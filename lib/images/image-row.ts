import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { IMAGE_ASPECT_IDS, IMAGE_STYLE_IDS } from '../constants.ts';
import { imageUrl } from '../files/image-url.ts';
import type { Image } from './schemas.ts';

const isoInstant = z.coerce.date().transform((date) => date.toISOString());

export const imageRow = z.object({
  id: z.string(),
  jobId: z.string(),
  prompt: z.string(),
  negativePrompt: z.string().nullable(),
  style: z.enum(IMAGE_STYLE_IDS),
  aspect: z.enum(IMAGE_ASPECT_IDS),
  width: z.number(),
  height: z.number(),
  seed: z.number(),
  nsfw: z.boolean(),
  model: z.string().nullable(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  favourite: z.boolean(),
  shareToken: z.string().nullable(),
  createdAt: isoInstant,
});

export const IMAGE_COLUMNS = sql`i.id, i.job_id as "jobId", i.prompt, i.negative_prompt as "negativePrompt", i.style,
  i.aspect, i.width, i.height, i.seed, i.nsfw, i.model, i.favourite, i.share_token as "shareToken",
  i.created_at as "createdAt", (select j.status from jobs j where j.id = i.job_id) as status`;

/** As its owner gets it, with addresses that are good for about an hour. `toImages` knows where those in the queue stand. */
export function toImage({ status, ...row }: z.infer<typeof imageRow>, queue: Image['queue'] = null): Image {
  const done = status === 'done';
  return {
    ...row,
    state: done ? 'done' : status === 'queued' || status === 'running' ? 'waiting' : 'failed',
    url: done ? imageUrl(row.id, 'full') : null,
    thumbUrl: done ? imageUrl(row.id, 'thumb') : null,
    downloadUrl: done ? imageUrl(row.id, 'full', 'png') : null,
    queue,
  };
}
