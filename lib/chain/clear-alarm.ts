import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';

type Cleared = {
  /** As it was shown: one that was raised since is not cleared. */
  alarm: string;
  who: string;
  why: string;
  /** What the audit found broken all the same. */
  broken: readonly string[];
};

/**
 * Clears the chain's alarm, and records for ever who did and why. @returns false when that alarm is not on any more
 */
export async function clearAlarm(db: Db, { alarm, who, why, broken }: Cleared): Promise<boolean> {
  const row = await queryRow(
    db,
    z.object({ id: z.number() }),
    sql`with cleared as (
          update chain_deployments set alarm = null where is_current and alarm = ${alarm} returning id
        )
        insert into cleared_alarms (deployment_id, alarm, cleared_by, reason, broken)
        select id, ${alarm}, ${who}, ${why}, ${sql.param([...broken])}::text[] from cleared returning id`,
  );
  return row !== null;
}
