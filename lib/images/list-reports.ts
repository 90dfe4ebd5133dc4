import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';

const reportRow = z.object({
  imageId: z.string(),
  prompt: z.string(),
  reports: z.coerce.number(),
  reasons: z.array(z.string()),
  notes: z.array(z.string()),
  first: z.coerce.date(),
  shareToken: z.string().nullable(),
});

/** Shared pictures that people have reported and nobody has looked at, the longest waiting first. */
export function listReports(db: Db) {
  return queryRows(
    db,
    reportRow,
    sql`select i.id as "imageId", i.prompt, count(*) as reports, array_agg(distinct r.reason) as reasons,
          coalesce(array_agg(r.note) filter (where r.note is not null), '{}') as notes,
          min(r.created_at) as first, i.share_token as "shareToken"
        from image_reports r join images i on i.id = r.image_id
        where r.resolved_at is null and (i.deleted_at is null or i.share_token is not null)
        group by i.id order by min(r.created_at) limit 200`,
  );
}
