import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import type { TreasuryRange, TreasuryResolution } from './schemas.ts';

const amount = z.coerce.bigint();
const snapshot = z.object({
  at: z.coerce.date(),
  balance: amount,
  totalBurned: amount,
  rewardsPaid: amount,
  circulatingSupply: amount.nullable(),
  price: amount.nullable(),
  filled: z.boolean(),
});
export type Snapshot = z.infer<typeof snapshot>;

const HOURS: Readonly<Record<TreasuryRange, number | null>> = {
  '24h': 24,
  '7d': 168,
  '30d': 720,
  '90d': 2_160,
  all: null,
};

const COLUMNS = sql`hour as at, balance, total_burned as "totalBurned", rewards_paid as "rewardsPaid",
  circulating_supply as "circulatingSupply", price, is_filled as filled`;

const DAYS_OF_HOURS = 7;
const DAY_MS = 86_400_000;

/**
 * Fine enough to see something, and a few hundred points at most, unless the caller asks for hours. A network of a few days has
 * hours in every range: by days there would be nothing to see of it.
 */
export function resolutionOf(range: TreasuryRange, first: Snapshot | null, now = new Date()): TreasuryResolution {
  if (isShort(range)) return 'hour';
  return first !== null && now.getTime() - first.at.getTime() > DAYS_OF_HOURS * DAY_MS ? 'day' : 'hour';
}

/** Hours are few enough, whatever the network's age. */
export function isShort(range: TreasuryRange): boolean {
  return range === '24h' || range === '7d';
}

/** Stored snapshots of a range, oldest first; of a day (UTC) the newest one. */
export function readSeries(db: Db, range: TreasuryRange, resolution: TreasuryResolution): Promise<Snapshot[]> {
  const kept = resolution === 'hour' ? sql`` : sql`distinct on (date_trunc('day', hour, 'UTC'))`;
  const order = resolution === 'hour' ? sql`hour` : sql`date_trunc('day', hour, 'UTC'), hour desc`;
  return queryRows(
    db,
    snapshot,
    sql`select ${kept} ${COLUMNS} from treasury_snapshots where ${since(range)} order by ${order}`,
  );
}

/** The first snapshot of a range: what the present is compared with. */
export function readFirst(db: Db, range: TreasuryRange): Promise<Snapshot | null> {
  return queryRow(
    db,
    snapshot,
    sql`select ${COLUMNS} from treasury_snapshots where ${since(range)} order by hour limit 1`,
  );
}

function since(range: TreasuryRange): SQL {
  const hours = HOURS[range];
  // The hour that has begun at the range's first moment, so that 24 hours ago is in "24h".
  return hours === null ? sql`true` : sql`hour >= date_trunc('hour', now(), 'UTC') - make_interval(hours => ${hours})`;
}
