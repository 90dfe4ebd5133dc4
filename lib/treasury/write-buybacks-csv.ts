import { PAGE_SIZE_MAX } from '../constants.ts';
import { csvLine } from '../csv-line.ts';
import type { Db } from '../db/connect.ts';
import { treasuryStrings } from '../strings/treasury.ts';
import { listBuybacks } from './list-buybacks.ts';
import type { BuybackEntry } from './schemas.ts';

/** Every buyback as CSV, newest first, a page at a time. */
export async function* writeBuybacksCsv(db: Db): AsyncGenerator<string> {
  yield csvLine([...treasuryStrings.csv.buybacks]);
  for (let cursor: string | undefined; ; ) {
    const page: Awaited<ReturnType<typeof listBuybacks>> = await listBuybacks(db, { cursor, limit: PAGE_SIZE_MAX });
    if (page.entries.length > 0) yield page.entries.map(toBuybackLine).join('');
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

export function toBuybackLine({
  createdAt,
  closedAt,
  state,
  usdc,
  burned,
  pricePaid,
  txHash,
  id,
}: BuybackEntry): string {
  const number = (text: string | null) => (text === null ? '' : { number: text });
  return csvLine([
    createdAt,
    closedAt ?? '',
    treasuryStrings.buybacks.state[state],
    number(usdc),
    number(burned),
    number(pricePaid),
    txHash ?? '',
    id,
  ]);
}
