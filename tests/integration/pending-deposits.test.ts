import { sql } from 'drizzle-orm';
import { toHex } from 'viem';
import { beforeAll, expect, test } from 'vitest';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { listDeposits } from '../../lib/chain/list-deposits.ts';
import { checkPendingDeposits, registerDeposit } from '../../lib/chain/register-deposit.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { type TestPerson, useChainWorld } from '../helpers/chain-world.ts';

/** What pages tell of before a block has it: made-up hashes, and amounts that no column holds. */
const PENDING_MAX = 20;
const world = useChainWorld();
beforeAll(() => runChainRound(world.connection, world.chain));
let made = 0;
const inventHash = () => {
  made += 1;
  return toHex(made, { size: 32 });
};
const tell = ({ userId, address }: TestPerson, txHash: string) =>
  registerDeposit(world.connection, world.chain, { userId, address, txHash });
const list = async ({ userId, address }: TestPerson) =>
  (await listDeposits(world.connection.db, world.chain, { userId, address, limit: 50 })).entries;
const check = () => checkPendingDeposits(world.connection, world.chain);
/** Tells of a hash as a page does before its node knows the transaction, which is sent right after. */
const tellOfReal = async (person: TestPerson, amount: bigint) => {
  const txHash = await world.deposit(person, 'usdc', amount);
  await world.connection.db.execute(
    sql`insert into pending_deposits (user_id, tx_hash) values (${person.userId}, ${txHash})`,
  );
  return txHash;
};

test('behavior: hashes that others have made up keep nobody’s deposit from being looked up', async () => {
  const inventors = [await world.person(), await world.person(), await world.person()];
  for (const inventor of inventors) for (let n = 0; n < PENDING_MAX; n += 1) await tell(inventor, inventHash());
  const person = await world.person();
  const txHash = await tellOfReal(person, 3_000_000n);
  await check();
  await check();
  expect(await list(person)).toMatchObject([{ txHash, asset: 'usdc', amount: '3', state: 'pending' }]);
});

test('behavior: one that can’t be stored is passed over, and what is known of one stays known', async () => {
  const { db } = world.connection;
  await db.execute(sql`delete from pending_deposits`);
  const [first, second] = [await world.person(), await world.person()];
  const bad = await tellOfReal(first, 1n);
  const txHash = await tellOfReal(second, 4_000_000n);
  await db.execute(
    sql`alter table pending_deposits add constraint test_bad check (tx_hash <> ${sql.raw(`'${bad}'`)}) not valid`,
  );
  await expect(check()).rejects.toThrow();
  await db.execute(sql`alter table pending_deposits drop constraint test_bad`);
  expect(await list(second)).toMatchObject([{ txHash, amount: '4' }]);
  // A node that does not know it, or does not answer: no reason to forget.
  await db.execute(sql`update pending_deposits set tx_hash = ${inventHash()} where tx_hash = ${txHash}`);
  await check();
  expect(await list(second)).toMatchObject([{ amount: '4', state: 'pending' }]);
});

test('error: a person’s places are few, also for requests at once; what a block has counts no more', async () => {
  const person = await world.person();
  const told = await Promise.allSettled(Array.from({ length: 30 }, () => tell(person, inventHash())));
  expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(PENDING_MAX);
  await expect(tell(person, inventHash())).rejects.toMatchObject({ code: 'conflict' });
  const txHash = await world.deposit(person, 'usdc', 5n);
  await world.connection.db.execute(sql`update pending_deposits set tx_hash = ${txHash}
    where tx_hash = (select tx_hash from pending_deposits where user_id = ${person.userId} limit 1)`);
  await runChainRound(world.connection, world.chain);
  await expect(tell(person, inventHash())).resolves.toMatchObject({ asset: null });
});

test('error: a deposit of more than there is of anything is refused, and no round fails over it', async () => {
  const person = await world.person();
  const wallet = createOperatorClient(world.chain, person.account);
  const { vault, usdc } = world.chain;
  const call = { address: vault, abi: ashaoVaultAbi, functionName: 'deposit', args: [usdc, 2n ** 255n] } as const;
  const txHash = await wallet.writeContract({ ...call, gas: 200_000n });
  await expect(tell(person, txHash)).rejects.toMatchObject({ code: 'invalid_request', data: { field: 'txHash' } });
  await world.connection.db.execute(
    sql`insert into pending_deposits (user_id, tx_hash) values (${person.userId}, ${txHash})`,
  );
  await check();
  expect(await list(person)).toMatchObject([{ txHash, state: 'failed', amount: null }]);
});
