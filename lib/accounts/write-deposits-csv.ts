import { listDeposits } from '../chain/list-deposits.ts';
import { PAGE_SIZE_MAX } from '../constants.ts';
import { csvLine } from '../csv-line.ts';
import type { Db } from '../db/connect.ts';
import { movementCsvStrings as strings } from '../strings/movement-csv.ts';
import { listPages } from './list-pages.ts';

/** All of a person's deposits as CSV, in the list's order: exact amounts, and times in UTC. */
export async function* writeDepositsCsv(db: Db, owner: { userId: string; address: string }): AsyncGenerator<string> {
  yield csvLine([...strings.depositHeader]);
  const deposits = listPages((cursor) => listDeposits(db, null, { ...owner, cursor, limit: PAGE_SIZE_MAX }));
  for await (const { createdAt, asset, amount, state, txHash } of deposits) {
    yield csvLine([
      new Date(createdAt).toISOString(),
      strings.deposit[state],
      // Of one that no node knows yet neither is known.
      amount === null ? '' : { number: amount },
      asset === null ? '' : strings.asset[asset],
      txHash,
    ]);
  }
}
