import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { auditChain } from '../../lib/chain/audit-chain.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import { useChainWorld } from '../helpers/chain-world.ts';

/** What the audit of deposits and withdrawals finds when somebody went past the guards of the database. */
const DOLLAR = 1_000_000n;
const world = useChainWorld();
const brokenIn = async (db: Parameters<typeof auditChain>[0]) =>
  (await auditChain(db)).filter(({ violations }) => violations > 0).map(({ name }) => name);

beforeAll(async () => {
  const person = await world.person();
  await world.deposit(person, 'usdc', 10n * DOLLAR);
  await runChainRound(world.connection, world.chain);
  const want = { ...person, asset: 'usdc', amount: DOLLAR, idempotencyKey: null } as const;
  const { voucher } = await withdraw(world.connection, world.chain, want);
  if (voucher) await world.submit(voucher);
  await withdraw(world.connection, world.chain, want);
  await runChainRound(world.connection, world.chain);
});

test('default: sound books pass', async () => {
  expect(await brokenIn(world.connection.db)).toEqual([]);
});

const UNGUARDED = 'alter table ledger_transactions disable trigger all';
test.each([
  ['every deposit in the ledger is of one of the vault’s logs', "delete from chain_events where name = 'Deposited'"],
  [
    'every deposit in the ledger is of one of the vault’s logs',
    `${UNGUARDED}; update ledger_transactions set idempotency_key = 'deposit:by-hand' where idempotency_key like 'deposit:%'`,
  ],
  [
    'every credited deposit is booked once, in full',
    "update chain_events set amount = amount + 1 where name = 'Deposited'",
  ],
  [
    'no deposit is booked that was not confirmed and marked',
    "update chain_events set applied_at = null where name = 'Deposited'",
  ],
  ['every booking of a withdrawal has its withdrawal', "delete from withdrawals where state = 'signed'"],
  ['every booking of a withdrawal has its withdrawal', "delete from withdrawals where state = 'paid'"],
  [
    'every booking of a withdrawal has its withdrawal',
    `${UNGUARDED}; update ledger_transactions set idempotency_key = 'withdraw-closed:wdr_unknown'
     where idempotency_key like 'withdraw-closed:%'`,
  ],
  [
    'withdrawals under way are what the ledger has set aside',
    "update withdrawals set amount = amount + 1 where state = 'signed'",
  ],
  [
    'a withdrawal is paid if and only if the vault has paid it, once and as signed',
    "delete from chain_events where name = 'Withdrawn'",
  ],
])('error: the audit finds it when not: %s (%s)', async (name, damage) => {
  const undo = new Error('undo');
  await world.connection.db
    .transaction(async (tx) => {
      for (const statement of damage.split(';')) await tx.execute(sql.raw(statement));
      expect(await brokenIn(tx)).toContain(name);
      throw undo;
    })
    .catch((error: unknown) => expect(error).toBe(undo));
});
