import type * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { readQueueStatus } from '../jobs/queue-status.ts';
import { type imageRow, toImage } from './image-row.ts';
import type { Image } from './schemas.ts';

/** Pictures as their owner gets them. Of those that wait the places are read at once, and nothing is when none does. */
export async function toImages(db: Db, rows: readonly z.infer<typeof imageRow>[]): Promise<Image[]> {
  const queued = rows.filter(({ status }) => status === 'queued').map(({ jobId }) => jobId);
  const places = queued.length === 0 ? null : await readQueueStatus(db, queued);
  // One that was claimed meanwhile has no place any more.
  return rows.map((row) => toImage(row, places?.get(row.jobId)));
}
