import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditChain } from '../../lib/chain/audit-chain.ts';
import { auditReserves } from '../../lib/chain/audit-reserves.ts';
import { readDeployment } from '../../lib/chain/deployment.ts';
import { listDeposits } from '../../lib/chain/list-deposits.ts';
import { readChainStatus } from '../../lib/chain/read-chain-status.ts';
import { checkPendingDeposits, registerDeposit } from '../../lib/chain/register-deposit.ts';
import { CHAIN_STEPS, runChainRound } from '../../lib/chain/run-chain-round.ts';
import { connectDatabase } from '../../lib/db/connect.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { type TestWallet, useChainWorld } from '../helpers/chain-world.ts';

const CONFIRMATIONS = 8;
const world = useChainWorld({ confirmations: CONFIRMATIONS });
const round = async () => {
  const failures = await runChainRound(world.connection, world.chain);
  expect([...failures]).toEqual([]);
};
const confirm = async () => {
  await world.mine(CONFIRMATIONS);
  await round();
};
const list = (person: { userId: string; address: string }, limit = 30, cursor?: string) =>
  listDeposits(world.connection.db, world.chain, { userId: person.userId, address: person.address, limit, cursor });
const expectSound = async () => {
  const { db } = world.connection;
  const results = [...(await auditLedger(db)), ...(await auditChain(db))];
  expect(results.filter(({ violations }) => violations !== 0)).toEqual([]);
  const { reserves } = await auditReserves(db, world.chain);
  for (const { held, owed } of reserves) expect(held).toBeGreaterThanOrEqual(owed);
  return reserves;
};

test('default: a deposit is seen at once, counted after its confirmations, and exactly once', async () => {
  const person = await world.person();
  await world.deposit(person, 'usdc', 12_345_678n);
  await world.deposit(person, 'ashao', 10n ** 18n + 1n);
  await round();
  expect(await world.inLedger(person.userId)).toEqual({ usdc: 0n, ashao: 0n });
  expect(await list(person)).toMatchObject({
    enabled: true,
    confirmationsNeeded: CONFIRMATIONS,
    entries: [
      { asset: 'ashao', amount: '1.000000000000000001', state: 'confirming', confirmations: 1 },
      { asset: 'usdc', amount: '12.345678', state: 'confirming', confirmations: 2 },
    ],
  });
  await world.mine(CONFIRMATIONS - 2);
  await round();
  expect(await world.inLedger(person.userId)).toEqual({ usdc: 12_345_678n, ashao: 0n });
  await world.mine();
  for (let repeat = 0; repeat < 3; repeat += 1) await round();
  expect(await world.inLedger(person.userId)).toEqual({ usdc: 12_345_678n, ashao: 10n ** 18n + 1n });
  expect((await list(person)).entries).toMatchObject([{ state: 'credited' }, { state: 'credited' }]);
  const [usdc, ashao] = await expectSound();
  expect([usdc?.held, ashao?.held]).toEqual([usdc?.owed, ashao?.owed]);
});

test('default: a wallet without an account is credited at its sign-in, once', async () => {
  const wallet = await world.wallet();
  await world.deposit(wallet, 'usdc', 7n);
  await confirm();
  const userId = await world.signIn(wallet.address);
  expect(await world.inLedger(userId)).toEqual({ usdc: 7n, ashao: 0n });
  await world.signIn(wallet.address);
  await round();
  expect(await world.inLedger(userId)).toEqual({ usdc: 7n, ashao: 0n });
  await expectSound();
});

test('default: lists go on after a page, and show nobody else’s', async () => {
  const [person, other] = [await world.person(), await world.person()];
  for (const amount of [1n, 2n, 3n]) await world.deposit(person, 'usdc', amount);
  await confirm();
  const first = await list(person, 2);
  expect(first.entries.map(({ amount }) => amount)).toEqual(['0.000003', '0.000002']);
  const second = await list(person, 2, first.nextCursor ?? '');
  expect(second.entries.map(({ amount }) => amount)).toEqual(['0.000001']);
  expect(second.nextCursor).toBeNull();
  expect((await list(other)).entries).toEqual([]);

  // What is under way stands before what has come to its end, and each is there once.
  await world.connection.db.execute(sql`update chain_events set applied_at = null
    where user_id = ${person.userId} and amount = 1`);
  const [open, rest] = [await list(person, 1), await list(person, 2, (await list(person, 1)).nextCursor ?? '')];
  expect(open.entries).toMatchObject([{ amount: '0.000001', state: 'confirming' }]);
  expect(rest.entries.map(({ amount }) => amount)).toEqual(['0.000003', '0.000002']);
  await world.connection.db.execute(sql`update chain_events set applied_at = now()
    where user_id = ${person.userId} and amount = 1`);
});

test('default: a transaction that a page tells of is shown until its event is there, and only its sender may', async () => {
  const [person, other] = [await world.person(), await world.person()];
  const params = { userId: person.userId, address: person.address };
  const unknown = `0x${'ab'.repeat(32)}`;
  expect(await registerDeposit(world.connection, world.chain, { ...params, txHash: unknown })).toMatchObject({
    asset: null,
  });
  const txHash = await world.deposit(person, 'usdc', 5_000_000n);
  const told = await registerDeposit(world.connection, world.chain, { ...params, txHash });
  expect(told).toEqual({ txHash, asset: 'usdc', amount: '5' });
  expect((await list(person)).entries).toMatchObject([
    { id: null, txHash, amount: '5', state: 'pending', confirmations: 0 },
    { txHash: unknown, state: 'pending' },
  ]);
  const stolen = registerDeposit(world.connection, world.chain, {
    userId: other.userId,
    address: other.address,
    txHash,
  });
  await expect(stolen).rejects.toMatchObject({ code: 'invalid_request', data: { field: 'txHash' } });
  await checkPendingDeposits(world.connection, world.chain);
  await round();
  expect((await list(person)).entries).toMatchObject([
    { txHash: unknown, state: 'pending' },
    { txHash, state: 'confirming' },
  ]);
  await confirm();
});

test.each([1, 2, 3, 4, 5, 6])(
  'behavior: a reorganisation of %i blocks takes back what it drops, and nothing else',
  async (depth) => {
    const [early, late] = [await world.person(), await world.person()];
    await world.deposit(early, 'usdc', 100n);
    await world.mine(depth - 1);
    await world.deposit(late, 'usdc', 200n);
    await round();
    await world.reorg(depth);
    await round();
    expect((await list(early)).entries).toMatchObject([{ state: 'confirming' }]);
    expect((await list(late)).entries).toMatchObject([{ state: 'dropped', confirmations: 0 }]);
    const again = await world.deposit(late, 'usdc', 300n);
    await confirm();
    expect(await world.inLedger(early.userId)).toEqual({ usdc: 100n, ashao: 0n });
    expect(await world.inLedger(late.userId)).toEqual({ usdc: 300n, ashao: 0n });
    expect((await list(late)).entries).toMatchObject([{ txHash: again, state: 'credited' }, { state: 'dropped' }]);
    await expectSound();
  },
);

test('behavior: a transaction that returns in another block is credited once', async () => {
  const person = await world.person();
  // The approvals must outlive what follows.
  await world.mine(2);
  await world.call('evm_setAutomine', [false]);
  const sending = world.deposit(person, 'usdc', 400n);
  await expect
    .poll(async () => Object.keys(((await world.call('txpool_content')) as { pending: object }).pending).length)
    .toBeGreaterThan(0);
  await world.mine();
  await sending;
  await world.call('evm_setAutomine', [true]);
  await round();
  const raw = (await list(person)).entries[0]?.txHash;
  const signed = (await world.call('eth_getRawTransactionByHash', [raw])) as string;
  await world.reorg(2);
  await round();
  expect((await list(person)).entries).toMatchObject([{ state: 'dropped' }]);
  await world.call('eth_sendRawTransaction', [signed]);
  await confirm();
  expect(await world.inLedger(person.userId)).toEqual({ usdc: 400n, ashao: 0n });
  expect((await list(person)).entries).toMatchObject([{ state: 'credited', txHash: raw }]);
});

const lastSteps = CHAIN_STEPS.map(({ name }, index) => [name, index + 1] as const);
test.each(lastSteps)(
  'behavior: an instance that dies after “%s” leaves everything to the next',
  async (_name, steps) => {
    const person: TestWallet & { userId: string } = await world.person();
    await world.deposit(person, 'usdc', 1_000n);
    await world.mine(CONFIRMATIONS);
    const dying = connectDatabase(world.databaseUrl, { max: 2 });
    for (const { run } of CHAIN_STEPS.slice(0, steps)) await run(dying, world.chain);
    await dying.close();
    await round();
    expect(await world.inLedger(person.userId)).toEqual({ usdc: 1_000n, ashao: 0n });
    await expectSound();
  },
);

test('behavior: two instances at once credit once', async () => {
  const person = await world.person();
  for (let index = 0; index < 5; index += 1) await world.deposit(person, 'usdc', 10n);
  await world.mine(CONFIRMATIONS);
  await Promise.all([1, 2, 3].map(() => runChainRound(world.connection, world.chain)));
  await round();
  expect(await world.inLedger(person.userId)).toEqual({ usdc: 50n, ashao: 0n });
  await expectSound();
});

test('error: a reorganisation deeper than the confirmations stops crediting until somebody has looked', async () => {
  const person = await world.person();
  await world.deposit(person, 'usdc', 1n);
  await confirm();
  await world.mine(2);
  await round();
  const before = await world.inLedger(person.userId);
  await world.reorg(CONFIRMATIONS + 4);
  await round();
  const deployment = await readDeployment(world.connection.db);
  expect(deployment?.alarm).toMatch(/has replaced block \d+, though block \d+ was confirmed/);
  await world.deposit(person, 'usdc', 2n);
  await confirm();
  expect(await world.inLedger(person.userId)).toEqual(before);
  expect((await readChainStatus(world.connection.db, world.chain)).state).toBe('alarm');
  const broken = (await auditChain(world.connection.db)).filter(({ violations }) => violations > 0);
  expect(broken.map(({ name }) => name)).toContain('no alarm of the chain is on');
  const register = registerDeposit(world.connection, world.chain, { ...person, txHash: `0x${'1'.repeat(64)}` });
  await expect(register).rejects.toMatchObject({ code: 'chain_off', data: { reason: 'alarm' } });

  // The operator has looked, and lets the blocks be read anew: the same transaction elsewhere is not credited again.
  const { sql } = world.connection;
  const [event] = await sql<{ tx_hash: string }[]>`select tx_hash from chain_events where account = ${person.address}`;
  await sql`insert into chain_events (deployment_id, tx_hash, log_index, block_number, block_hash, block_time, name, account,
      asset, amount, state)
    select deployment_id, tx_hash, log_index + 7, block_number, '0xother', block_time, name, account, asset, amount, state
    from chain_events where tx_hash = ${event?.tx_hash ?? ''}`;
  await sql`update chain_deployments set alarm = null, cursor_hash = null,
    cursor_number = cursor_number - 20, confirmed_number = cursor_number - 20`;
  await confirm();
  expect(await world.inLedger(person.userId)).toEqual({ usdc: before.usdc + 2n, ashao: 0n });
});
