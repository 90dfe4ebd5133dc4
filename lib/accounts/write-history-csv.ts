import { csvLine } from '../csv-line.ts';
import type { Db } from '../db/connect.ts';
import { listAllEntries } from '../ledger/history.ts';
import { microToDecimal } from '../ledger/money.ts';
import { historyStrings } from '../strings/history.ts';

/** All of a person's movements as CSV, newest first: amounts in credits, exact, and times in UTC. */
export async function* writeHistoryCsv(db: Db, userId: string): AsyncGenerator<string> {
  yield csvLine([...historyStrings.csvHeader]);
  for await (const page of listAllEntries(db, userId)) {
    yield page
      .map((entry) =>
        csvLine([
          entry.createdAt,
          historyStrings.reason(entry),
          entry.kind,
          entry.asset,
          { number: microToDecimal(entry.amount) },
          entry.reference ?? '',
          entry.id,
        ]),
      )
      .join('');
  }
}
