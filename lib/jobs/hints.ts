import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS, type LaneId } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { log } from '../log.ts';
import { shared } from '../shared.ts';
import { countWaitingClaims, wakeClaims } from './waiting-claims.ts';

/** NOTIFY channel. A notification is only ever a hint that saves waiting; polling is the truth. */
const CHANNEL = 'ashao_jobs';
/** Hints to other processes are gathered this long: every NOTIFY takes a lock that all of the database shares. */
const NOTIFY_EVERY_MS = 20;

const payloadSchema = z.object({ from: z.string(), tiers: z.partialRecord(z.enum(LANE_IDS), z.number().int()) });
const processId = () => shared('process-id', () => randomUUID());
const pending = () =>
  shared('pending-hints', () => ({ tiers: new Map<LaneId, number>(), timer: null as NodeJS.Timeout | null }));

/**
 * Says that a job has been queued, after its commit: to this process at once, to others within 20 ms.
 * @param lostBy the owner whose worker has just lost it
 */
export function hintNewJob(connection: Connection, tier: LaneId, lostBy?: string): void {
  wakeClaims(tier, 1, lostBy);
  const hints = pending();
  hints.tiers.set(tier, (hints.tiers.get(tier) ?? 0) + 1);
  hints.timer ??= setTimeout(() => {
    const payload = JSON.stringify({ from: processId(), tiers: Object.fromEntries(hints.tiers) });
    hints.tiers.clear();
    hints.timer = null;
    connection.sql.notify(CHANNEL, payload).catch((error: unknown) => log().warn({ err: error }, 'hint not sent'));
  }, NOTIFY_EVERY_MS);
}

/** Listens for other processes' hints until the returned function is called. */
export async function listenForHints(connection: Connection): Promise<() => Promise<void>> {
  const { unlisten } = await connection.sql.listen(CHANNEL, (text) => {
    const payload = payloadSchema.safeParse(parseJson(text));
    if (!payload.success || payload.data.from === processId()) return;
    for (const tier of LANE_IDS) wakeClaims(tier, payload.data.tiers[tier] ?? 0);
  });
  return unlisten;
}

/** The poll behind the hints: one query for all waiting claims of the process. */
export async function pollForWaitingClaims(db: Db): Promise<void> {
  if (countWaitingClaims() === 0) return;
  const rows = await queryRows(
    db,
    z.object({ tier: z.enum(LANE_IDS), n: z.coerce.number() }),
    sql`select tier, count(*) as n from jobs where status = 'queued' group by tier`,
  );
  for (const row of rows) wakeClaims(row.tier, row.n);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
