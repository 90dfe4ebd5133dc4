import { afterEach, expect, test } from 'vitest';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { createDatabase } from '../helpers/create-database.ts';
import { StakingWorld } from '../helpers/staking-world.ts';

/** What the audit of treasury and staking finds when somebody went past the guards of the database. */
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** Books with everything in them: two stakes, rewards handed out, claimed and waiting, a part for the buyback. */
async function newBooks(): Promise<Connection> {
  const database = await createDatabase();
  const books = connectDatabase(database.url, { max: 2, name: 'economy-audit' });
  open.push({ close: () => books.close().then(() => database.drop()) });
  const world = new StakingWorld(books, 'audit', 2);
  await world.open();
  await world.reward(70n);
  await world.run({ do: 'stake', who: 0, amount: 10n });
  await world.run({ do: 'stake', who: 1, amount: 7n });
  await world.reward(1_000n);
  await world.run({ do: 'claim', who: 0 });
  await world.reward(50n);
  return books;
}
const broken = async (books: Connection) =>
  (await auditLedger(books.db)).filter(({ violations }) => violations > 0).map(({ name }) => name);

test('default: sound books pass', async () => {
  expect(await broken(await newBooks())).toEqual([]);
});

const UNGUARDED = 'alter table ledger_postings disable trigger all;';
test.each([
  ['what jobs brought the treasury is swept or waits to be', 'delete from treasury_income'],
  [
    'what jobs brought the treasury is swept or waits to be',
    'update staking_state set swept_buyback = swept_buyback + 1',
  ],
  [
    "the stakers' half that waits is what the ledger holds for them",
    'update treasury_income set rewards = rewards + 1; update staking_state set swept_rewards = swept_rewards - 1',
  ],
  ['the hourly figures add up to what was swept', 'update staking_hours set redirected = redirected + 1'],
  ['the stakes add up to the total staked', 'update staking_state set total_staked = total_staked + 1'],
  ['every stake has its row of rewards', "delete from stakes where user_id = 'usr_audit_1'"],
  ['rewards to be claimed are covered to the last fraction', 'update stakes set owed = owed + 1'],
  ['rewards to be claimed are covered to the last fraction', 'update staking_state set carry = carry + 1'],
  [
    'no system account owes what it never had',
    `${UNGUARDED} update ledger_postings set amount = -1000000 where account_id = 'staking:usdc'`,
  ],
  [
    'no system account owes what it never had',
    `${UNGUARDED} update ledger_postings set amount = 1 where account_id = 'bridge:ashao'`,
  ],
  ['no stake has been credited rewards from its future', 'update stakes set acc_paid = acc_paid * 1000 + 1'],
])('error: the audit finds it when not: %s (%s)', async (name, damage) => {
  const books = await newBooks();
  await books.sql.unsafe(damage);
  expect(await broken(books)).toContain(name);
});

test.each([
  'update staking_state set total_staked = -1',
  'update staking_state set carry = -1',
  'update stakes set owed = -1',
  'insert into staking_state (id) values (2)',
])('error: the database refuses: %s', async (statement) => {
  const books = await newBooks();
  await expect(books.sql.unsafe(statement)).rejects.toThrow(/check constraint/);
});
