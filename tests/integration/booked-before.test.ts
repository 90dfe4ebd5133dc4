import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditReserves } from '../../lib/chain/audit-reserves.ts';
import { creditDeposits } from '../../lib/chain/credit-deposits.ts';
import { readDeployment } from '../../lib/chain/deployment.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { settleWithdrawals } from '../../lib/chain/settle-withdrawals.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import { BUYBACK_MIN } from '../../lib/constants.ts';
import { openUserAccounts } from '../../lib/ledger/accounts.ts';
import { readTreasury } from '../../lib/treasury/read-treasury.ts';
import { settleBuybacks } from '../../lib/treasury/settle-buybacks.ts';
import { useChainWorld } from '../helpers/chain-world.ts';
import { TreasuryWorld } from '../helpers/treasury-world.ts';

/**
 * After a deep reorganisation that an operator has dealt with, a transaction that was booked comes again in another block: the log
 * is new, the money is not. And the order in which deposits lock what others lock too.
 */
const DOLLAR = 1_000_000n;
const chain = useChainWorld();
const world = new TreasuryWorld(chain);

/** The same transaction's log in another block, confirmed and not applied. */
async function comeAgain(name: string): Promise<void> {
  const rows = await chain.connection.db.execute(sql`
    insert into chain_events (deployment_id, tx_hash, log_index, block_number, block_hash, block_time, name, account, asset,
      amount, burned, voucher_id, state)
    select deployment_id, tx_hash, log_index + 7, block_number, '0xother' || id, block_time, name, account, asset, amount, burned,
      voucher_id, 'confirmed'
    from chain_events where name = ${name} and applied_at is not null order by id desc limit 1 returning id`);
  expect(rows).toHaveLength(1);
}
const owed = async () => (await auditReserves(chain.connection.db, chain.chain)).reserves;
const alarm = async () => (await readDeployment(chain.connection.db))?.alarm;
const round = () => runChainRound(chain.connection, chain.chain);

test('behavior: a payment that comes again is settled once, raises no alarm and is owed no less', async () => {
  const person = await chain.person();
  await chain.deposit(person, 'usdc', 10n * DOLLAR);
  await round();
  const params = { ...person, asset: 'usdc', amount: 4n * DOLLAR, idempotencyKey: null } as const;
  const { voucher } = await withdraw(chain.connection, chain.chain, params);
  if (!voucher) throw new Error('no voucher');
  await chain.submit(voucher);
  await round();
  const before = await owed();
  await comeAgain('Withdrawn');
  expect(await settleWithdrawals(chain.connection)).toBe(0);
  expect(await alarm()).toBeNull();
  expect(await owed()).toEqual(before);
});

test('behavior: a deposit that comes again is neither credited nor counted as waiting', async () => {
  const person = await chain.person();
  await chain.deposit(person, 'usdc', 3n * DOLLAR);
  await round();
  await world.rounds(1);
  // Answers are kept for a moment, each range's apart.
  const reserves = async (range: '24h' | '7d') =>
    (await readTreasury(chain.connection.db, chain.chain, { range })).reserves;
  const before = await reserves('24h');
  expect(before).not.toBeNull();
  await comeAgain('Deposited');
  expect(await creditDeposits(chain.connection)).toBe(0);
  expect(await reserves('7d')).toEqual(before);
});

test('behavior: a buyback that comes again is carried out once, and raises no alarm', async () => {
  await world.fill(BUYBACK_MIN);
  await world.settlePrice();
  await world.rounds(5);
  expect(await world.lastBuyback()).toMatchObject({ state: 'done' });
  await comeAgain('BoughtBack');
  expect(await settleBuybacks(chain.connection)).toBe(0);
  expect(await alarm()).toBeNull();
  expect(await world.brokenChecks()).toEqual([]);
});

test('behavior: deposits of both kinds and a claim of rewards, which locks $ASHAO first, never wait for each other', async () => {
  const wallet = await chain.wallet();
  await chain.deposit(wallet, 'usdc', DOLLAR);
  await chain.deposit(wallet, 'ashao', 5n);
  await round();
  const { db } = chain.connection;
  const userId = 'usr_order';
  await db.execute(sql`insert into users (id, address) values (${userId}, ${wallet.address})`);
  await openUserAccounts(db, userId);
  const lock = (account: string) =>
    sql`select from ledger_accounts where id = ${`user:${userId}:${account}`} for update`;
  let crediting: Promise<number> | undefined;
  await db.transaction(async (claim) => {
    await claim.execute(lock('ashao'));
    crediting = creditDeposits(chain.connection);
    await expect
      .poll(
        async () =>
          (
            await db.execute(sql`select pid from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`)
          ).length,
      )
      .toBe(1);
    // In the other order, the deposit would hold this and both would wait until the server ends one.
    await claim.execute(lock('usdc'));
  });
  expect(await crediting).toBe(2);
  expect(await chain.inLedger(userId)).toEqual({ usdc: DOLLAR, ashao: 5n });
});
