import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { getFileStore } from '../files/get-file-store.ts';
import { fileHeaders } from './file-headers.ts';
import { fileKey } from './file-keys.ts';

const storedRow = z.object({ folder: z.string() });

/**
 * The bytes of a shared picture for whoever has its link. No signature: the share itself is asked for each time, so that an
 * address that was passed on ends with the link, and a preview fetched weeks later still works.
 * @throws AppError `not_found`, also for one that was ended, deleted or taken away
 */
export async function serveSharedFile(db: Db, token: string): Promise<Response> {
  const stored = await queryRow(
    db,
    storedRow,
    sql`select file_key as folder from images
        where share_token = ${token} and file_key is not null and deleted_at is null`,
  );
  const file = stored && (await getFileStore().get(fileKey(stored.folder, 'full.webp')));
  if (!file) throw notFound('The shared picture');
  const { type, size } = file;
  // A copy kept anywhere would outlive the link.
  return new Response(file.stream, { headers: fileHeaders({ type, size, cacheControl: 'private, no-store' }) });
}
