import { expect, test } from 'vitest';
import { auditChain } from '../../lib/chain/audit-chain.ts';
import type { VaultChain } from '../../lib/chain/get-chain.ts';
import { listWithdrawals, readWithdrawal } from '../../lib/chain/list-withdrawals.ts';
import { requestWithdrawal } from '../../lib/chain/request-withdrawal.ts';
import { returnWithdrawals } from '../../lib/chain/return-withdrawals.ts';
import { CHAIN_STEPS, runChainRound } from '../../lib/chain/run-chain-round.ts';
import type { WithdrawalEntry } from '../../lib/chain/schemas.ts';
import { settleWithdrawals } from '../../lib/chain/settle-withdrawals.ts';
import { fixVoucher, signWithdrawal } from '../../lib/chain/sign-withdrawals.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import { ASHAO_UNIT, VOUCHER_SECONDS, WITHDRAWAL_LIMITS } from '../../lib/constants.ts';
import { connectDatabase } from '../../lib/db/connect.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { grantCredits } from '../../lib/ledger/grant.ts';
import { type TestPerson, useChainWorld } from '../helpers/chain-world.ts';

const CONFIRMATIONS = 2;
const DOLLAR = 1_000_000n;
const world = useChainWorld({ confirmations: CONFIRMATIONS });

const round = async () => {
  expect([...(await runChainRound(world.connection, world.chain))]).toEqual([]);
};
const confirm = async () => {
  await world.mine(CONFIRMATIONS);
  await round();
};
/** Somebody who has deposited. */
const holder = async (usdc = 10n * DOLLAR, ashao = 0n): Promise<TestPerson> => {
  const person = await world.person();
  if (usdc > 0n) await world.deposit(person, 'usdc', usdc);
  if (ashao > 0n) await world.deposit(person, 'ashao', ashao);
  await confirm();
  return person;
};
const ask = (
  person: TestPerson,
  amount: bigint,
  options: { asset?: 'usdc' | 'ashao'; key?: string; chain?: VaultChain } = {},
) =>
  withdraw(world.connection, options.chain ?? world.chain, {
    userId: person.userId,
    address: person.address,
    asset: options.asset ?? 'usdc',
    amount,
    idempotencyKey: options.key ?? null,
  });
const read = (person: TestPerson, id: string) =>
  readWithdrawal(world.connection.db, world.chain, { userId: person.userId, id });
const submit = (entry: WithdrawalEntry) => {
  if (!entry.voucher) throw new Error(`${entry.id} has no voucher`);
  return world.submit(entry.voucher);
};
const expectSound = async () => {
  const { db } = world.connection;
  const results = [...(await auditLedger(db)), ...(await auditChain(db))];
  expect(results.filter(({ violations }) => violations !== 0)).toEqual([]);
};

test('default: debited at once, paid by the vault, and closed when that is confirmed, to the last unit', async () => {
  const person = await holder(10n * DOLLAR, 5n * ASHAO_UNIT);
  const [usdcBefore, ashaoBefore] = [
    await world.balanceOf('usdc', person.address),
    await world.balanceOf('ashao', person.address),
  ];
  const usdc = await ask(person, 3n * DOLLAR + 1n);
  const ashao = await ask(person, 2n * ASHAO_UNIT + 7n, { asset: 'ashao' });
  expect(await world.inLedger(person.userId)).toEqual({ usdc: 7n * DOLLAR - 1n, ashao: 3n * ASHAO_UNIT - 7n });
  expect(usdc).toMatchObject({ state: 'signed', amount: '3.000001', account: person.address, txHash: null });
  await expectSound();
  const txHash = await submit(usdc);
  await round();
  expect(await read(person, usdc.id)).toMatchObject({ state: 'confirming', txHash, voucher: null });
  await submit(ashao);
  await confirm();
  expect(await read(person, usdc.id)).toMatchObject({ state: 'paid', confirmations: CONFIRMATIONS });
  expect(await read(person, ashao.id)).toMatchObject({ state: 'paid' });
  expect(await world.balanceOf('usdc', person.address)).toBe(usdcBefore + 3n * DOLLAR + 1n);
  expect(await world.balanceOf('ashao', person.address)).toBe(ashaoBefore + 2n * ASHAO_UNIT + 7n);
  await expect(submit(usdc)).rejects.toThrow(/AlreadyUsed/);
  await expectSound();
});

test('behavior: instances that see a payment at once book it once, and take it for nothing else', async () => {
  const person = await holder();
  const asked = await ask(person, 4n * DOLLAR);
  await submit(asked);
  await world.mine(CONFIRMATIONS);
  await CHAIN_STEPS[0]?.run(world.connection, world.chain);
  await Promise.all([1, 2, 3].map(() => settleWithdrawals(world.connection)));
  await round();
  expect(await read(person, asked.id)).toMatchObject({ state: 'paid' });
  expect(await world.inLedger(person.userId)).toEqual({ usdc: 6n * DOLLAR, ashao: 0n });
  await expectSound();
});

test('behavior: a repeated request is one withdrawal, and a key belongs to one request', async () => {
  const person = await holder();
  const [first, second] = await Promise.all([ask(person, DOLLAR, { key: 'a' }), ask(person, DOLLAR, { key: 'a' })]);
  expect(second?.id).toBe(first?.id);
  expect((await world.inLedger(person.userId)).usdc).toBe(9n * DOLLAR);
  await expect(ask(person, 2n * DOLLAR, { key: 'a' })).rejects.toMatchObject({ code: 'conflict' });
});

test('behavior: requests that race never take more than there is', async () => {
  const person = await holder(5n * DOLLAR);
  const all = await Promise.allSettled([1, 2, 3, 4].map(() => ask(person, 2n * DOLLAR)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  expect((await world.inLedger(person.userId)).usdc).toBe(DOLLAR);
  await expectSound();
});

test('behavior: what lapses unused comes back, and only after the chain has shown it', async () => {
  const person = await holder();
  const { id, voucher } = await ask(person, 4n * DOLLAR);
  await world.pass(VOUCHER_SECONDS - 60);
  await confirm();
  expect((await read(person, id)).state).toBe('signed');
  // Past the deadline, in a block that does not count yet.
  await world.pass(120);
  await round();
  expect((await read(person, id)).state).toBe('signed');
  await confirm();
  expect(await read(person, id)).toMatchObject({ state: 'expired', voucher: null });
  expect((await world.inLedger(person.userId)).usdc).toBe(10n * DOLLAR);
  await expect(world.submit(voucher as NonNullable<typeof voucher>)).rejects.toThrow(/Expired/);
  await round();
  await expectSound();
});

test('behavior: a payment in the last moment wins over the return, whichever step looks first', async () => {
  const person = await holder();
  const entry = await ask(person, 4n * DOLLAR);
  await submit(entry);
  await world.pass(VOUCHER_SECONDS + 60);
  await world.mine(CONFIRMATIONS);
  // The indexer has not seen the payment: the vault itself is asked.
  const { db } = world.connection;
  const [follow] = CHAIN_STEPS;
  await follow?.run(world.connection, world.chain);
  await db.execute(
    'delete from chain_events where voucher_id = (select voucher_id from withdrawals order by id desc limit 1)',
  );
  expect(await returnWithdrawals(world.connection, world.chain)).toBe(0);
  expect((await read(person, entry.id)).state).toBe('signed');
  // Put back what this test took away, by reading those blocks again.
  await db.execute('delete from chain_blocks');
  await db.execute('update chain_deployments set cursor_number = cursor_number - 8, cursor_hash = null');
  await round();
  expect((await read(person, entry.id)).state).toBe('paid');
  await expectSound();
});

test('behavior: a payment that the chain takes back may be made again, or lapses', async () => {
  const person = await holder();
  const entry = await ask(person, 4n * DOLLAR);
  await submit(entry);
  await round();
  await world.reorg(1);
  await round();
  const again = await read(person, entry.id);
  expect(again).toMatchObject({ state: 'signed', txHash: null, voucher: entry.voucher });
  await submit(again);
  await confirm();
  expect((await read(person, entry.id)).state).toBe('paid');
  await expectSound();
});

test('behavior: a cancelled voucher gives back', async () => {
  const person = await holder();
  const entry = await ask(person, 4n * DOLLAR);
  await world.cancel(entry.voucher?.id ?? '');
  await confirm();
  expect((await read(person, entry.id)).state).toBe('cancelled');
  expect((await world.inLedger(person.userId)).usdc).toBe(10n * DOLLAR);
  await expectSound();
});

/** One withdrawal as its steps, each of which may be the last that a process does. */
const steps = (person: TestPerson, lapses: boolean) => {
  const at = { id: '' };
  const params = { userId: person.userId, address: person.address, asset: 'usdc', amount: DOLLAR } as const;
  const run: readonly [string, (dying: typeof world.connection) => Promise<unknown>][] = [
    [
      'request',
      async (dying) => (at.id = await requestWithdrawal(dying, world.chain, { ...params, idempotencyKey: null })),
    ],
    ['fix', (dying) => fixVoucher(dying.db, at.id)],
    ['sign', (dying) => signWithdrawal(dying, world.chain, at.id)],
    [
      lapses ? 'lapse' : 'submit',
      async () => (lapses ? world.pass(VOUCHER_SECONDS + 60) : submit(await read(person, at.id))),
    ],
    ['follow', (dying) => runChainRound(dying, world.chain)],
    ['settle', (dying) => settleWithdrawals(dying)],
    ['return', (dying) => returnWithdrawals(dying, world.chain)],
  ];
  return { at, run };
};
const cuts = [1, 2, 3, 4, 5, 6, 7].flatMap((count) => [false, true].map((lapses) => ({ count, lapses })));
test.each(cuts)(
  'behavior: a process that dies after $count steps (lapsing: $lapses) loses and doubles nothing',
  async ({ count, lapses }) => {
    const person = await holder(DOLLAR);
    const before = await world.balanceOf('usdc', person.address);
    const { at, run } = steps(person, lapses);
    const dying = connectDatabase(world.databaseUrl, { max: 2 });
    for (const [, step] of run.slice(0, count)) await step(dying);
    await dying.close();
    await round();
    const entry = await read(person, at.id);
    if (entry.state === 'signed' && !lapses) await submit(entry);
    if (lapses) await world.pass(VOUCHER_SECONDS + 60);
    await confirm();
    await confirm();
    expect((await read(person, at.id)).state).toBe(lapses ? 'expired' : 'paid');
    expect((await world.inLedger(person.userId)).usdc).toBe(lapses ? DOLLAR : 0n);
    expect(await world.balanceOf('usdc', person.address)).toBe(before + (lapses ? 0n : DOLLAR));
    await expectSound();
  },
);

test('behavior: a silent signer delays and loses nothing; its content never changes', async () => {
  const person = await holder();
  const { signer } = world.chain;
  if (!signer) throw new Error('no signer');
  const silent = { ...signer, signTypedData: () => Promise.reject(new Error('the service is down')) };
  const entry = await ask(person, DOLLAR, { chain: { ...world.chain, signer: silent } });
  expect(entry).toMatchObject({ state: 'requested', voucher: null });
  await world.pass(300);
  await round();
  const signed = await read(person, entry.id);
  expect(signed).toMatchObject({ state: 'signed', deadline: entry.deadline });
  await submit(signed);
  await confirm();
});

test('error: more than there is, granted credits, staked tokens: each with what can be withdrawn', async () => {
  const person = await holder(3n * DOLLAR);
  await grantCredits(world.connection.db, { userId: person.userId, credits: 500, key: `test:${person.userId}` });
  await expect(ask(person, 4n * DOLLAR)).rejects.toMatchObject({
    code: 'insufficient_balance',
    message:
      'You can withdraw US$ 3, which is less than US$ 4. Your 500 granted credits can be spent, never withdrawn.',
    data: { field: 'amount', required: '4', available: '3' },
  });
  await expect(ask(person, ASHAO_UNIT, { asset: 'ashao' })).rejects.toMatchObject({ data: { available: '0' } });
  expect(
    (await listWithdrawals(world.connection.db, world.chain, { userId: person.userId, limit: 5 })).entries,
  ).toEqual([]);
});

test('error: limits of a person and of a new account, a pause, a paused vault, no chain: nothing moves', async () => {
  const { personPerDay } = WITHDRAWAL_LIMITS.usdc;
  const person = await holder(personPerDay + 10n * DOLLAR);
  await ask(person, personPerDay - DOLLAR);
  await expect(ask(person, 2n * DOLLAR)).rejects.toMatchObject({
    code: 'withdrawal_limit',
    data: { limit: 'person', available: '1' },
  });
  const { chain } = world;
  const refusals: [Partial<VaultChain>, object][] = [
    [{ isLocal: false }, { code: 'withdrawal_limit', data: { limit: 'new_account' } }],
    [{ areWithdrawalsPaused: true }, { code: 'chain_off', data: { reason: 'paused' } }],
    [{ signer: null }, { code: 'chain_off', data: { reason: 'no_signer' } }],
    [{ vault: chain.usdc }, { code: 'chain_off', data: { reason: 'other_chain' } }],
  ];
  for (const [change, refusal] of refusals)
    await expect(ask(person, DOLLAR, { chain: { ...chain, ...change } })).rejects.toMatchObject(refusal);
  await world.asAdmin('pause');
  await expect(ask(person, DOLLAR)).rejects.toMatchObject({ code: 'chain_off', data: { reason: 'vault_paused' } });
  await world.asAdmin('unpause');
  const none = withdraw(world.connection, null, { ...person, asset: 'usdc', amount: DOLLAR, idempotencyKey: null });
  await expect(none).rejects.toMatchObject({ code: 'chain_off', data: { reason: 'off' } });
  expect((await world.inLedger(person.userId)).usdc).toBe(11n * DOLLAR);
});
