import { listWithdrawals } from '../chain/list-withdrawals.ts';
import { PAGE_SIZE_MAX } from '../constants.ts';
import { csvLine } from '../csv-line.ts';
import type { Db } from '../db/connect.ts';
import { movementCsvStrings as strings } from '../strings/movement-csv.ts';
import { listPages } from './list-pages.ts';

/** All of a person's withdrawals as CSV, in the list's order: exact amounts, and times in UTC. */
export async function* writeWithdrawalsCsv(db: Db, userId: string): AsyncGenerator<string> {
  yield csvLine([...strings.withdrawalHeader]);
  const withdrawals = listPages((cursor) => listWithdrawals(db, null, { userId, cursor, limit: PAGE_SIZE_MAX }));
  for await (const { createdAt, asset, amount, state, account, txHash, id } of withdrawals) {
    yield csvLine([
      new Date(createdAt).toISOString(),
      strings.withdrawal[state],
      { number: amount },
      strings.asset[asset],
      account,
      txHash ?? '',
      id,
    ]);
  }
}
