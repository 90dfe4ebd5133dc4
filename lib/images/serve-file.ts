import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { IMAGE_URL_SECONDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { getFileStore } from '../files/get-file-store.ts';
import { verifyFileUrl } from '../files/verify-file-url.ts';
import { attachment } from '../http/attachment.ts';
import { convertToPng } from '../pictures/convert-to-png.ts';
import { fileKey } from './file-keys.ts';
import type { fileQuery } from './schemas.ts';

type FileRequest = { imageId: string; url: string; accept: string; query: z.infer<typeof fileQuery> };

const storedRow = z.object({ folder: z.string() });

/**
 * The bytes of a picture for whoever has its signed address. A deleted picture is gone although the address is good.
 * @throws AppError `not_found`, for a wrong or lapsed signature as well: nothing is told about what exists
 */
export async function serveImageFile(db: Db, { imageId, url, accept, query }: FileRequest): Promise<Response> {
  if (!verifyFileUrl(url)) throw notFound('The picture');
  const stored = await queryRow(
    db,
    storedRow,
    sql`select file_key as folder from images where id = ${imageId} and file_key is not null and deleted_at is null`,
  );
  if (!stored) throw notFound('The picture');
  const { size } = query;
  const wanted = query.format ?? (size === 'thumb' && accept.includes('image/avif') ? 'avif' : 'webp');
  const name = size === 'thumb' ? (wanted === 'avif' ? 'thumb.avif' : 'thumb.webp') : 'full.webp';
  const file = await getFileStore().get(fileKey(stored.folder, name));
  if (!file) throw notFound('The picture');
  const headers = new Headers({
    'content-type': file.type,
    'content-length': String(file.size),
    // A file never changes, but a shared computer's next person must not find it in a cache for long.
    'cache-control': `private, max-age=${IMAGE_URL_SECONDS}, immutable`,
    vary: 'accept',
    // Opened by itself it may do nothing at all.
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
  if (wanted !== 'png') return new Response(file.stream, { headers });
  const png = await convertToPng(new Uint8Array(await new Response(file.stream).arrayBuffer()));
  headers.set('content-type', 'image/png');
  headers.set('content-length', String(png.length));
  headers.set('content-disposition', attachment(`ashao-${imageId.slice(-8)}.png`));
  return new Response(new Uint8Array(png), { headers });
}
