import { csvLine } from '../csv-line.ts';
import type { Db } from '../db/connect.ts';
import { listAllStaking } from '../staking/history.ts';
import { stakingHistoryStrings } from '../strings/staking-history.ts';

/** All of a person's stakes, unstakes and claims as CSV, newest first: exact amounts, and times in UTC. */
export async function* writeStakingCsv(db: Db, userId: string): AsyncGenerator<string> {
  yield csvLine([...stakingHistoryStrings.csvHeader]);
  for await (const page of listAllStaking(db, userId)) {
    yield page
      .map(({ createdAt, kind, amount, asset, id }) =>
        csvLine([
          createdAt,
          stakingHistoryStrings.kind[kind],
          { number: amount },
          stakingHistoryStrings.asset[asset],
          id,
        ]),
      )
      .join('');
  }
}
