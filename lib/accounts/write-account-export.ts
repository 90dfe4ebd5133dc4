import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { SessionUser } from '../auth/schemas.ts';
import { listDeposits } from '../chain/list-deposits.ts';
import { listWithdrawals } from '../chain/list-withdrawals.ts';
import { PAGE_SIZE_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { listAllImages } from '../images/list-all-images.ts';
import { readCredits } from '../ledger/balances.ts';
import { listAllEntries } from '../ledger/history.ts';
import { microToDecimal } from '../ledger/money.ts';
import { listAllStaking } from '../staking/history.ts';
import { readStaking } from '../staking/read-staking.ts';
import { listWorkerKeys } from '../workers/keys.ts';
import { listAllWorkers } from '../workers/list-workers.ts';
import { listPages } from './list-pages.ts';
import { readAccount } from './read-account.ts';
import { writeConversation } from './write-conversation.ts';

const CONVERSATIONS_PAGE = 50;

/**
 * Everything that is a person's as one JSON document, written while it is read: a conversation's texts or one picture at a
 * time are in memory. Its last member is
 * `"complete": true`: a file that was cut off is no JSON and lacks it.
 */
export async function* writeAccountExport(db: Db, user: SessionUser, now = new Date()): AsyncGenerator<string> {
  const { id: _, ...account } = await readAccount(db, user.id);
  const owner = { userId: user.id, address: user.address };
  yield '{\n';
  yield member('format', 'ashao-account-export');
  yield member('version', 1);
  yield member('exportedAt', now.toISOString());
  yield member('account', { id: user.id, ...account });
  yield member('credits', await readCredits(db, user.id));
  const { position } = await readStaking(db, { userId: user.id, price: null });
  yield member('staking', position);
  yield member('workerKeys', await listWorkerKeys(db, user.id));
  yield* list('workers', listAllWorkers(db, user.id));
  yield* list(
    'deposits',
    listPages((cursor) => listDeposits(db, null, { ...owner, cursor, limit: PAGE_SIZE_MAX })),
  );
  yield* list(
    'withdrawals',
    listPages((cursor) => listWithdrawals(db, null, { ...owner, cursor, limit: PAGE_SIZE_MAX })),
  );
  yield* conversations(db, user.id);
  yield* list('pictures', listAllImages(db, user.id));
  yield* list('ledger', listLedger(db, user.id));
  yield* list('stakingLedger', listStaking(db, user.id));
  yield '"complete": true\n}\n';
}

function member(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
}

async function* list(name: string, items: AsyncGenerator<unknown>): AsyncGenerator<string> {
  yield `${JSON.stringify(name)}: [`;
  let between = '\n';
  for await (const item of items) {
    yield between + JSON.stringify(item);
    between = ',\n';
  }
  yield '\n],\n';
}

/** By id, which never changes: in the order of the list, one that is written to meanwhile could be missed. */
async function* conversations(db: Db, userId: string): AsyncGenerator<string> {
  yield '"conversations": [';
  let between = '\n';
  for (let after = ''; ; ) {
    const page = await queryRows(
      db,
      z.object({ id: z.string() }),
      sql`select id from conversations where user_id = ${userId} and deleted_at is null and id > ${after}
          order by id limit ${CONVERSATIONS_PAGE}`,
    );
    for (const { id } of page) {
      for await (const piece of writeConversation(db, { owner: { userId }, conversationId: id })) {
        yield between + piece;
        between = '';
      }
      // Nothing was written when it has been deleted since the list was read.
      if (between === '') between = ',\n';
      after = id;
    }
    if (page.length < CONVERSATIONS_PAGE) break;
  }
  yield '\n],\n';
}

/** Amounts as decimal texts: a reader's floating point must not round them. */
async function* listLedger(db: Db, userId: string): AsyncGenerator<unknown> {
  for await (const page of listAllEntries(db, userId)) {
    for (const entry of page) yield { ...entry, amount: microToDecimal(entry.amount) };
  }
}

async function* listStaking(db: Db, userId: string): AsyncGenerator<unknown> {
  for await (const page of listAllStaking(db, userId)) yield* page;
}
