import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { DELETE_UNDO_SECONDS, IMAGE_FAILED_SECONDS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { getFileStore } from '../files/get-file-store.ts';
import { eraseJobs } from '../jobs/owned-jobs.ts';
import { log } from '../log.ts';
import { imageFolder } from './file-keys.ts';

const ROUND_MS = 15_000;
const BATCH = 100;

const dueRow = z.object({ id: z.string(), jobId: z.string() });

/**
 * Erases deleted pictures whose time for bringing them back is over, and what never came: first the files, then the
 * row, so that a crash in between leaves a row that is erased the next time. What failed is listed for a day before; a
 * stopped one is listed nowhere, so that its words go as those of a deleted one do. Any number of processes may do so at once.
 */
async function eraseImages({ db }: Connection): Promise<void> {
  const due = await queryRows(
    db,
    dueRow,
    sql`(select i.id, i.job_id as "jobId" from images i join jobs j on j.id = i.job_id
         where i.deleted_at < now() - make_interval(secs => ${DELETE_UNDO_SECONDS})
           and j.status not in ('queued', 'running') order by random() limit ${BATCH})
        union
        (select i.id, i.job_id from images i join jobs j on j.id = i.job_id
         where i.file_key is null
           and (j.status = 'failed' and j.finished_at < now() - make_interval(secs => ${IMAGE_FAILED_SECONDS})
                or j.status = 'cancelled' and j.finished_at < now() - make_interval(secs => ${DELETE_UNDO_SECONDS}))
         order by random() limit ${BATCH})`,
  );
  for (const { id, jobId } of due) {
    // One that can't be removed must not keep all the others.
    await eraseOne(db, id, jobId).catch((error: unknown) => log().warn({ err: error, image: id }, 'not erased'));
  }
}

async function eraseOne(db: Db, id: string, jobId: string): Promise<void> {
  await getFileStore().removeAll(imageFolder(id));
  await db.transaction(async (tx) => {
    await tx.execute(sql`delete from images where id = ${id}`);
    await eraseJobs(tx, [jobId]);
  });
}

/** Erases what is due every few seconds, a round after the other. @returns stops it */
export function runErasingImages(connection: Connection): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async () => {
    await eraseImages(connection).catch((error: unknown) => log().warn({ err: error }, 'erasing pictures failed'));
    if (!stopped) timer = setTimeout(round, ROUND_MS).unref();
  };
  void round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
