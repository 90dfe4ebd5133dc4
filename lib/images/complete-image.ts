import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError, notFound } from '../errors.ts';
import { getFileStore } from '../files/get-file-store.ts';
import { completeDrawing } from '../jobs/complete-drawing.ts';
import type { Completion } from '../jobs/complete-job.ts';
import { failJob } from '../jobs/fail-job.ts';
import { requireLease } from '../jobs/leases.ts';
import { log } from '../log.ts';
import { reencodePicture } from '../pictures/reencode-picture.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { checkDrawnSize } from './check-drawn-size.ts';
import { fileKey, newUploadFolder } from './file-keys.ts';
import { writeMention } from './write-mention.ts';

type UploadParams = {
  workerId: string;
  jobId: string;
  attempt?: number | undefined;
  bytes: Uint8Array;
  /** What drew it, as its worker registered. */
  model: string;
};

/** Until it is drawn, a picture's measures are those that were asked for. */
const askedRow = z.object({ id: z.string(), prompt: z.string(), width: z.number(), height: z.number() });
type Asked = z.infer<typeof askedRow>;

/**
 * Takes a worker's picture: makes it anew from its pixels, stores it, and ends the job.
 * @throws AppError `bad_image` when it is no usable picture (the attempt has failed then); what `completeDrawing` throws
 */
export async function completeImage(
  connection: Connection,
  streams: StreamDriver,
  params: UploadParams,
): Promise<Completion> {
  const { workerId, jobId, attempt } = params;
  let stored: string | null = null;
  try {
    return await completeDrawing(connection, streams, { workerId, jobId, attempt, store });
  } finally {
    if (stored !== null) await removeUnlessKept(connection.db, jobId, stored);
  }

  async function store(held: number) {
    const asked = await queryRow(
      connection.db,
      askedRow,
      sql`select id, prompt, width, height from images where job_id = ${jobId}`,
    );
    if (!asked) throw notFound('The job');
    const picture = await readPicture(asked, held);
    const folder = newUploadFolder(asked.id);
    stored = folder;
    const files = getFileStore();
    await files.put(fileKey(folder, 'full.webp'), picture.full.bytes, picture.full.type);
    await files.put(fileKey(folder, 'thumb.webp'), picture.thumbs.webp, 'image/webp');
    await files.put(fileKey(folder, 'thumb.avif'), picture.thumbs.avif, 'image/avif');
    const record = async (tx: Db) => {
      await tx.execute(sql`update images set file_key = ${folder}, file_bytes = ${picture.full.bytes.length},
        width = ${picture.width}, height = ${picture.height}, model = ${params.model} where id = ${asked.id}`);
    };
    return { text: writeMention(asked), record };
  }

  async function readPicture(asked: Asked, held: number) {
    try {
      const confirm = () => requireLease(connection.db, { workerId, jobId, attempt: held, kind: 'image' });
      const picture = await reencodePicture(params.bytes, { confirm });
      checkDrawnSize(picture, asked);
      return picture;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'bad_image') throw error;
      const reason = `No usable picture: ${error.message}`;
      await failJob(connection, streams, { workerId, jobId, attempt: held, reason });
      throw error;
    }
  }
}

/**
 * Removes what an upload has stored where nothing points to it: it lost to another, or wasn't committed. The database is
 * asked, as an error says nothing: a commit whose answer got lost is still a commit.
 */
async function removeUnlessKept(db: Db, jobId: string, folder: string): Promise<void> {
  try {
    const kept = await db.execute(sql`select id from images where job_id = ${jobId} and file_key = ${folder}`);
    if (kept.length === 0) await getFileStore().removeAll(folder);
  } catch (error) {
    log().warn({ err: error, folder }, 'files may be left behind');
  }
}
