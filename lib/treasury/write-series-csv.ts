import { csvLine } from '../csv-line.ts';
import type { Db } from '../db/connect.ts';
import { treasuryStrings } from '../strings/treasury.ts';
import { toPoint } from './format-figures.ts';
import { readFirst, readSeries, resolutionOf } from './read-series.ts';
import type { TreasuryPoint, TreasuryRange } from './schemas.ts';

/** The snapshots of a range as CSV, oldest first: the rows that a page of this range draws. */
export async function* writeSeriesCsv(db: Db, range: TreasuryRange): AsyncGenerator<string> {
  yield csvLine([...treasuryStrings.csv.series]);
  const snapshots = await readSeries(db, range, resolutionOf(range, await readFirst(db, range)));
  yield snapshots.map((snapshot) => toSeriesLine(toPoint(snapshot))).join('');
}

/** What nobody has seen is an empty cell, never a zero. */
export function toSeriesLine(point: TreasuryPoint): string {
  const { at, balance, totalBurned, rewardsPaid, circulatingSupply, price, filled } = point;
  const cells = [balance, totalBurned, rewardsPaid, circulatingSupply, price];
  return csvLine([
    at,
    ...cells.map((number) => (number === null ? '' : { number })),
    filled ? treasuryStrings.csv.filled : treasuryStrings.csv.seen,
  ]);
}
