import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';
import { notFound } from '../errors.ts';

/**
 * Closes the reports of a picture. `remove` also takes the picture away for good, from its owner as well: its files are
 * erased by the next round, and nobody can bring it back.
 * @throws AppError `not_found`
 */
export async function resolveReports(db: Db, { imageId, remove }: { imageId: string; remove: boolean }): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx.execute(sql`update images set
        deleted_at = case when ${remove} then to_timestamp(0) else deleted_at end,
        share_token = case when ${remove} then null else share_token end
      where id = ${imageId} returning id`);
    if (rows.length === 0) throw notFound('The picture');
    await tx.execute(sql`update image_reports set resolved_at = now()
      where image_id = ${imageId} and resolved_at is null`);
  });
}
