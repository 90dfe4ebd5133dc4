import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import { DELETE_UNDO_SECONDS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { stopJob } from '../jobs/stop-job.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { IMAGE_COLUMNS, imageRow } from './image-row.ts';
import type { Image } from './schemas.ts';
import { toImages } from './to-images.ts';

type Target = { userId: string; imageId: string };

/** @throws AppError `not_found` */
export function setFavourite(db: Db, params: Target & { favourite: boolean }): Promise<Image> {
  return change(db, params, sql`favourite = ${params.favourite}`, sql`i.deleted_at is null`);
}

const jobRow = z.object({ jobId: z.string(), open: z.boolean() });

/**
 * Deletes a picture: gone for every reader at once, its link too, a job that still works on it is stopped, and its files go
 * DELETE_UNDO_SECONDS later unless it is restored before.
 * @throws AppError `not_found`
 */
export async function deleteImage(connection: Connection, streams: StreamDriver, params: Target): Promise<void> {
  const { userId } = params;
  const deleted = await queryRow(
    connection.db,
    jobRow,
    sql`update images i set deleted_at = now() from jobs j
        where i.id = ${params.imageId} and i.user_id = ${userId} and i.deleted_at is null and j.id = i.job_id
        returning i.job_id as "jobId", j.status in ('queued', 'running') as open`,
  );
  if (!deleted) throw notFound('The picture');
  if (deleted.open) await stopJob(connection, streams, { owner: { userId }, jobId: deleted.jobId });
}

/** Takes a deletion back. @throws AppError `not_found`, also when the time is over */
export function restoreImage(db: Db, params: Target): Promise<Image> {
  const inTime = sql`i.deleted_at > now() - make_interval(secs => ${DELETE_UNDO_SECONDS})`;
  return change(db, params, sql`deleted_at = null`, inTime);
}

async function change(db: Db, { userId, imageId }: Target, set: SQL, where: SQL): Promise<Image> {
  const row = await queryRow(
    db,
    imageRow,
    sql`update images i set ${set} where i.id = ${imageId} and i.user_id = ${userId} and ${where}
        returning ${IMAGE_COLUMNS}`,
  );
  const [image] = await toImages(db, row ? [row] : []);
  if (!image) throw notFound('The picture');
  return image;
}
