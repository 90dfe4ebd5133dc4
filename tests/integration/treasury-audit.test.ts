import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { BUYBACK_MIN } from '../../lib/constants.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { TREASURY_CHECKS } from '../../lib/treasury/audit.ts';
import { useChainWorld } from '../helpers/chain-world.ts';
import { TreasuryWorld } from '../helpers/treasury-world.ts';

/** What the audit of buybacks finds when somebody went past the guards of the database. */
const chain = useChainWorld();
const world = new TreasuryWorld(chain);

beforeAll(async () => {
  await world.fill(BUYBACK_MIN);
  await world.settlePrice();
  await world.rounds();
});

test('default: sound books pass', async () => {
  expect(await world.lastBuyback()).toMatchObject({ state: 'done' });
  expect(await world.brokenChecks()).toEqual([]);
});

const UNGUARDED =
  'alter table ledger_postings disable trigger all; alter table ledger_transactions disable trigger all;';
test.each([
  ["the buyback's pot is what the ledger holds for it", 'update staking_hours set redirected = redirected + 1'],
  ["the buyback's pot is what the ledger holds for it", "update buybacks set usdc = usdc + 1 where state = 'done'"],
  [
    'every buyback is booked if and only if it is done, to the unit',
    `${UNGUARDED} update ledger_postings set amount = amount + 1
     where account_id = 'bridge:usdc' and transaction_id in (select id from ledger_transactions where kind = 'buyback')`,
  ],
  [
    'every buyback is booked if and only if it is done, to the unit',
    "update buybacks set state = 'abandoned', burned = null where state = 'done'",
  ],
  [
    'every buyback is booked if and only if it is done, to the unit',
    `${UNGUARDED} update ledger_transactions set reference = 'buy_unknown' where kind = 'buyback'`,
  ],
  [
    "every buyback that is done is one of the vault's confirmed logs, to the unit",
    "update buybacks set burned = burned + 1 where state = 'done'",
  ],
  [
    "every buyback that is done is one of the vault's confirmed logs, to the unit",
    "delete from chain_events where name = 'BoughtBack'",
  ],
  [
    "every buyback in the vault's logs that was followed is done here",
    "update buybacks set vault_id = 'another' || id where state = 'done'",
  ],
])('error: the audit finds it when not: %s (%s)', async (name, damage) => {
  const undo = new Error('undo');
  await chain.connection.db
    .transaction(async (tx) => {
      for (const statement of damage.split(';')) await tx.execute(sql.raw(statement));
      const results = await auditLedger(tx, TREASURY_CHECKS);
      expect(results.filter(({ violations }) => violations > 0).map((result) => result.name)).toContain(name);
      throw undo;
    })
    .catch((error: unknown) => expect(error).toBe(undo));
});
