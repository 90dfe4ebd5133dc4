import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { DELETE_UNDO_SECONDS } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { getFileStore } from '../files/get-file-store.ts';
import { eraseJobs } from '../jobs/owned-jobs.ts';
import { log } from '../log.ts';
import { imageFolder } from './file-keys.ts';

const ROUND_MS = 15_000;
const BATCH = 100;
/** A picture that never came is forgotten after a day: until then a page may still tell what became of it. */
const FAILED_SECONDS = 86_400;

const dueRow = z.object({ id: z.string(), jobId: z.string() });

/**
 * Erases deleted pictures whose time for bringing them back is over, and what never came: first the files, then the
 * row, so that a crash in between leaves a row that is erased the next time. Any number of processes may do so at once.
 * @returns how many were erased
 */
async function eraseImages({ db }: Connection): Promise<number> {
  const due = await queryRows(
    db,
    dueRow,
    sql`(select i.id, i.job_id as "jobId" from images i join jobs j on j.id = i.job_id
         where i.deleted_at < now() - make_interval(secs => ${DELETE_UNDO_SECONDS})
           and j.status not in ('queued', 'running') order by i.deleted_at limit ${BATCH})
        union
        (select i.id, i.job_id from images i join jobs j on j.id = i.job_id
         where i.file_key is null and j.status in ('failed', 'cancelled')
           and j.finished_at < now() - make_interval(secs => ${FAILED_SECONDS}) limit ${BATCH})`,
  );
  for (const { id, jobId } of due) {
    await getFileStore().removeAll(imageFolder(id));
    await db.transaction(async (tx) => {
      await tx.execute(sql`delete from images where id = ${id}`);
      await eraseJobs(tx, [jobId]);
    });
  }
  return due.length;
}

/** Erases what is due every few seconds. @returns stops it */
export function runErasingImages(connection: Connection): () => void {
  const round = () => {
    eraseImages(connection).catch((error: unknown) => log().warn({ err: error }, 'erasing pictures failed'));
  };
  round();
  const timer = setInterval(round, ROUND_MS);
  timer.unref();
  return () => clearInterval(timer);
}
