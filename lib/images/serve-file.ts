import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { IMAGE_URL_SECONDS, PNG_DOWNLOADS_BYTES_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { getFileStore } from '../files/get-file-store.ts';
import { verifyFileUrl } from '../files/verify-file-url.ts';
import { attachment } from '../http/attachment.ts';
import { streamHeld } from '../http/stream-held.ts';
import { convertToPng } from '../pictures/convert-to-png.ts';
import { fileHeaders } from './file-headers.ts';
import { fileKey } from './file-keys.ts';
import type { fileQuery } from './schemas.ts';

type FileRequest = {
  imageId: string;
  url: string;
  accept: string;
  query: z.infer<typeof fileQuery>;
  /** Whose PNG downloads it counts among. */
  address: string;
  /** Aborts when the one who asked has gone: a download that waits for its turn is then not made. */
  signal: AbortSignal;
};

const storedRow = z.object({ folder: z.string() });

/**
 * The bytes of a picture for whoever has its signed address. A deleted picture is gone although the address is good.
 * @throws AppError `not_found`, for a wrong or lapsed signature as well: nothing is told about what exists; `unavailable`
 *   when too many downloads wait or are on their way
 */
export async function serveImageFile(db: Db, request: FileRequest): Promise<Response> {
  const { imageId, url, accept, query } = request;
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
  const key = fileKey(stored.folder, name);
  if (wanted === 'png') return servePng(key, request);
  const file = await getFileStore().get(key);
  if (!file) throw notFound('The picture');
  return new Response(file.stream, { headers: signedHeaders(file) });
}

async function servePng(key: string, { imageId, address, signal }: FileRequest): Promise<Response> {
  const load = async () => {
    const file = await getFileStore().get(key);
    if (!file) throw notFound('The picture');
    return new Uint8Array(await new Response(file.stream).arrayBuffer());
  };
  const png = await convertToPng({ key, load, signal });
  const body = streamHeld(png, { name: 'png-downloads', bytesMax: PNG_DOWNLOADS_BYTES_MAX, address });
  const headers = signedHeaders({ type: 'image/png', size: png.length });
  headers.set('content-disposition', attachment(`ashao-${imageId.slice(-8)}.png`));
  return new Response(body, { headers });
}

function signedHeaders({ type, size }: { type: string; size: number }): Headers {
  // A file never changes, but a shared computer's next person must not find it in a cache for long.
  const headers = fileHeaders({ type, size, cacheControl: `private, max-age=${IMAGE_URL_SECONDS}, immutable` });
  headers.set('vary', 'accept');
  return headers;
}
