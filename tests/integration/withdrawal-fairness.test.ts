import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { VaultChain } from '../../lib/chain/get-chain.ts';
import { readWithdrawal } from '../../lib/chain/list-withdrawals.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { signWithdrawals } from '../../lib/chain/sign-withdrawals.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import { VOUCHER_SECONDS, WITHDRAWAL_LIMITS } from '../../lib/constants.ts';
import { type TestPerson, useChainWorld } from '../helpers/chain-world.ts';

/** What one person's withdrawal may do to another's, and what a repeat is told. */
const DOLLAR = 1_000_000n;
const world = useChainWorld();

const holder = async (usdc = 10n * DOLLAR): Promise<TestPerson> => {
  const person = await world.person();
  await world.deposit(person, 'usdc', usdc);
  expect([...(await runChainRound(world.connection, world.chain))]).toEqual([]);
  return person;
};
const ask = (person: TestPerson, amount: bigint, options: { key?: string; chain?: VaultChain | null } = {}) =>
  withdraw(world.connection, options.chain === undefined ? world.chain : options.chain, {
    userId: person.userId,
    address: person.address,
    asset: 'usdc',
    amount,
    idempotencyKey: options.key ?? null,
  });
const read = (person: TestPerson, id: string) =>
  readWithdrawal(world.connection.db, world.chain, { userId: person.userId, id });
const signerOf = (chain: VaultChain) => {
  if (!chain.signer) throw new Error('no signer');
  return chain.signer;
};

test('behavior: a repeat is answered as the first time, whatever has been paused, stopped or raised since', async () => {
  const person = await holder();
  const first = await ask(person, DOLLAR, { key: 'a' });
  const { chain } = world;
  const changes: (Partial<VaultChain> | null)[] = [
    { areWithdrawalsPaused: true },
    { signer: null },
    { vault: chain.usdc },
    null,
  ];
  for (const change of changes) {
    const again = await ask(person, DOLLAR, { key: 'a', chain: change && { ...chain, ...change } });
    expect(again.id).toBe(first.id);
  }
  await world.connection.db.execute(sql`update chain_deployments set alarm = 'a test'`);
  expect((await ask(person, DOLLAR, { key: 'a' })).id).toBe(first.id);
  await world.clearAlarm();
  await world.asAdmin('pause');
  expect((await ask(person, DOLLAR, { key: 'a' })).id).toBe(first.id);
  await world.asAdmin('unpause');
  const other = ask(person, 2n * DOLLAR, { key: 'a', chain: { ...chain, areWithdrawalsPaused: true } });
  await expect(other).rejects.toMatchObject({ code: 'conflict' });
  expect((await world.inLedger(person.userId)).usdc).toBe(9n * DOLLAR);
});

test('behavior: a repeat signs nothing while withdrawals are paused', async () => {
  const person = await holder();
  const silent = { ...signerOf(world.chain), signTypedData: () => Promise.reject(new Error('the service is down')) };
  const first = await ask(person, DOLLAR, { key: 'a', chain: { ...world.chain, signer: silent } });
  expect(first.state).toBe('requested');
  const again = await ask(person, DOLLAR, { key: 'a', chain: { ...world.chain, areWithdrawalsPaused: true } });
  expect(again).toMatchObject({ id: first.id, state: 'requested', voucher: null });
  expect((await ask(person, DOLLAR, { key: 'a' })).state).toBe('signed');
});

test('behavior: a voucher that can’t be signed keeps nobody else from theirs', async () => {
  const [bad, good] = [await holder(), await holder()];
  const { signTypedData, ...rest } = signerOf(world.chain);
  const silent = { ...rest, signTypedData: () => Promise.reject(new Error('the service is down')) };
  const down = { ...world.chain, signer: silent };
  const [refused, fine] = [await ask(bad, DOLLAR, { chain: down }), await ask(good, DOLLAR, { chain: down })];
  const picky: typeof signTypedData = (typed) =>
    JSON.stringify(typed.message, (_, value) => (typeof value === 'bigint' ? String(value) : value)).includes(
      bad.address,
    )
      ? Promise.reject(new Error('not this one'))
      : signTypedData(typed);
  const chain = { ...world.chain, signer: { ...rest, signTypedData: picky } };
  await expect(signWithdrawals(world.connection, chain)).rejects.toThrow('not this one');
  expect([(await read(bad, refused.id)).state, (await read(good, fine.id)).state]).toEqual(['requested', 'signed']);
  await signWithdrawals(world.connection, world.chain);
  expect((await read(bad, refused.id)).state).toBe('signed');
});

test('behavior: what lapses counts against its person, and takes nothing of everybody’s limit', async () => {
  const { personPerDay, totalPerDay } = WITHDRAWAL_LIMITS.usdc;
  const [idle, other] = [await holder(personPerDay), await holder()];
  const { id } = await ask(idle, personPerDay - DOLLAR);
  await world.pass(VOUCHER_SECONDS + 60);
  await runChainRound(world.connection, world.chain);
  expect((await read(idle, id)).state).toBe('expired');
  await expect(ask(idle, 2n * DOLLAR)).rejects.toMatchObject({ data: { limit: 'person', available: '1' } });
  // As if many had done the same: more lapsed in a day than everybody may take out.
  await world.connection.db.execute(sql`update withdrawals set amount = ${totalPerDay.toString()} where id = ${id}`);
  expect((await ask(other, DOLLAR)).state).toBe('signed');
});
