import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { getFileStore } from '../files/get-file-store.ts';
import { fileKey } from './file-keys.ts';

const PAGE = 50;

const exportRow = z.object({
  id: z.string(),
  prompt: z.string(),
  negativePrompt: z.string().nullable(),
  style: z.string(),
  aspect: z.string(),
  width: z.number(),
  height: z.number(),
  seed: z.number(),
  nsfw: z.boolean(),
  model: z.string().nullable(),
  favourite: z.boolean(),
  createdAt: z.coerce.date().transform((date) => date.toISOString()),
  folder: z.string().nullable(),
});

/**
 * All of a person's pictures with their files (base64 of WebP), oldest first: one file at a time is in memory. Those that are
 * waited for or were not drawn are a person's words as well: their `data` is null.
 */
export async function* listAllImages(db: Db, userId: string): AsyncGenerator<unknown> {
  for (let after = ''; ; ) {
    const page = await queryRows(
      db,
      exportRow,
      sql`select id, prompt, negative_prompt as "negativePrompt", style, aspect, width, height, seed, nsfw, model,
            favourite, created_at as "createdAt", file_key as folder from images
          where user_id = ${userId} and id > ${after} and deleted_at is null
          order by id limit ${PAGE}`,
    );
    for (const { folder, ...image } of page) yield { ...image, type: 'image/webp', data: await readFile(folder) };
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) return;
  }
}

/** Null also for one that was erased while the list was read. */
async function readFile(folder: string | null): Promise<string | null> {
  if (folder === null) return null;
  const file = await getFileStore().get(fileKey(folder, 'full.webp'));
  if (!file) return null;
  return Buffer.from(await new Response(file.stream).arrayBuffer()).toString('base64');
}
