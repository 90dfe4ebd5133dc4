import { sql } from 'drizzle-orm';
import { generatePrivateKey } from 'viem/accounts';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { VaultChain } from '../../lib/chain/get-chain.ts';
import { readWithdrawal } from '../../lib/chain/list-withdrawals.ts';
import { relayWithdrawals } from '../../lib/chain/relay-withdrawals.ts';
import { requestRelay } from '../../lib/chain/request-relay.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { createKeySigner } from '../../lib/chain/signer.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import {
  RELAY_MIN,
  RELAY_REFUSALS_MAX,
  RELAYS_PER_DAY,
  RELAYS_PER_PERSON_DAY,
  SENT_STUCK_SECONDS,
  VOUCHER_SECONDS,
} from '../../lib/constants.ts';
import { connectDatabase } from '../../lib/db/connect.ts';
import { type TestPerson, useChainWorld } from '../helpers/chain-world.ts';

/** Vouchers that the operator submits for people without gas. */
const AMOUNT = RELAY_MIN.usdc;
const relayer = createKeySigner(generatePrivateKey());
const world = useChainWorld({ relayer });

beforeAll(() => world.call('anvil_setBalance', [relayer.address, `0x${(10n ** 18n).toString(16)}`]));
const round = () => runChainRound(world.connection, world.chain);
const sent = () => world.chain.client.getTransactionCount({ address: relayer.address });

/** Somebody with a signed voucher; the counts of the day begin anew. */
async function asking(amount = AMOUNT, asset: 'usdc' | 'ashao' = 'usdc') {
  await world.connection.db.execute(sql`update withdrawal_relays set created_at = now() - interval '2 days'`);
  const person = await world.person();
  await world.deposit(person, asset, amount * 5n);
  await round();
  return { person, id: await newVoucher(person, amount, asset) };
}
async function newVoucher({ userId, address }: TestPerson, amount = AMOUNT, asset: 'usdc' | 'ashao' = 'usdc') {
  const params = { userId, address, asset, amount, idempotencyKey: null };
  return (await withdraw(world.connection, world.chain, params)).id;
}
const ask = ({ userId }: TestPerson, id: string, chain: VaultChain | null = world.chain) =>
  requestRelay(world.connection, chain, { userId, id });
const read = ({ userId }: TestPerson, id: string) => readWithdrawal(world.connection.db, world.chain, { userId, id });
const holdBlocks = async () => {
  await world.call('evm_setAutomine', [false]);
  onTestFinished(async () => {
    await world.call('evm_setAutomine', [true]);
    await world.mine();
    await round();
  });
};

test('default: the operator sends it, once, and the vault pays the person, who has no gas', async () => {
  const { person, id } = await asking();
  await world.call('anvil_setBalance', [person.address, '0x0']);
  const [before, count] = [await world.balanceOf('usdc', person.address), await sent()];
  expect((await read(person, id)).relay).toBe('offered');
  expect(await ask(person, id)).toMatchObject({ id, state: 'signed', relay: 'waiting' });
  expect(await ask(person, id)).toMatchObject({ relay: 'waiting' });
  for (let index = 0; index < 3; index += 1) expect([...(await round())]).toEqual([]);
  expect(await read(person, id)).toMatchObject({ state: 'paid', relay: 'off' });
  expect(await ask(person, id)).toMatchObject({ state: 'paid' });
  expect((await world.balanceOf('usdc', person.address)) - before).toBe(AMOUNT);
  expect((await sent()) - count).toBe(1);
});

test('behavior: what waits for a block for too long and may not offer more is told of, and sent no second time', async () => {
  const { person, id } = await asking();
  await ask(person, id);
  const count = await sent();
  await holdBlocks();
  expect(await relayWithdrawals(world.connection, world.chain)).toBe(1);
  expect(await relayWithdrawals(world.connection, world.chain)).toBe(0);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (SENT_STUCK_SECONDS + 1) * 1_000 });
  onTestFinished(() => void vi.useRealTimers());
  const mean = { ...world.chain, raisedFeeMax: 1n };
  await expect(relayWithdrawals(world.connection, mean)).rejects.toThrow(/waits for a block/);
  vi.useRealTimers();
  await world.mine();
  for (let index = 0; index < 3; index += 1) await round();
  expect(await read(person, id)).toMatchObject({ state: 'paid' });
  expect((await sent()) - count).toBe(1);
});

test.each(['in a block', 'waiting for one'])(
  'behavior: killed between sending and noting it (%s), another process does not send it again',
  async (where) => {
    const { person, id } = await asking();
    await ask(person, id);
    const [before, count] = [await world.balanceOf('usdc', person.address), await sent()];
    if (where === 'waiting for one') await holdBlocks();
    const dying = connectDatabase(world.databaseUrl, { max: 2 });
    // The transaction is out; what should have noted it comes to nothing.
    await world.connection.db.execute(
      sql`alter table withdrawal_relays add constraint test_dies check (tx_hash is null) not valid`,
    );
    await expect(relayWithdrawals(dying, world.chain)).rejects.toThrow();
    await dying.close();
    await world.connection.db.execute(sql`alter table withdrawal_relays drop constraint test_dies`);
    for (let index = 0; index < 3; index += 1) expect(await relayWithdrawals(world.connection, world.chain)).toBe(0);
    await world.mine();
    await round();
    await round();
    expect((await read(person, id)).state).toBe('paid');
    expect((await world.balanceOf('usdc', person.address)) - before).toBe(AMOUNT);
    expect((await sent()) - count).toBe(1);
  },
);

test('behavior: several instances at once pay once', async () => {
  const { person, id } = await asking();
  await ask(person, id);
  const before = await world.balanceOf('usdc', person.address);
  await Promise.allSettled([1, 2, 3].map(() => relayWithdrawals(world.connection, world.chain)));
  await round();
  await round();
  expect((await read(person, id)).state).toBe('paid');
  expect((await world.balanceOf('usdc', person.address)) - before).toBe(AMOUNT);
});

test('behavior: one that its owner has submitted meanwhile is not sent', async () => {
  const { person, id } = await asking();
  const { voucher } = await ask(person, id);
  if (!voucher) throw new Error('no voucher');
  const count = await sent();
  await world.submit(voucher);
  expect(await relayWithdrawals(world.connection, world.chain)).toBe(0);
  expect(await sent()).toBe(count);
  await round();
  expect((await read(person, id)).state).toBe('paid');
});

test('behavior: what the vault refuses is tried a few times, keeps nobody waiting, and lapses as any other', async () => {
  const { person, id } = await asking();
  await ask(person, id);
  await world.asAdmin('pause');
  for (let index = 0; index < RELAY_REFUSALS_MAX; index += 1) {
    expect(await relayWithdrawals(world.connection, world.chain)).toBe(0);
    // Not before a while.
    expect(await relayWithdrawals(world.connection, world.chain)).toBe(0);
    await world.connection.db.execute(sql`update withdrawal_relays set retry_at = null`);
  }
  await world.asAdmin('unpause');
  expect((await read(person, id)).relay).toBe('refused');
  const count = await sent();
  await round();
  expect(await sent()).toBe(count);
  await world.pass(VOUCHER_SECONDS + 60);
  await round();
  expect((await read(person, id)).state).toBe('expired');
  expect((await world.inLedger(person.userId)).usdc).toBe(5n * AMOUNT);
});

test('error: too little, somebody else’s, not set up, an alarm: nothing is asked for', async () => {
  const { person, id } = await asking();
  const small = await newVoucher(person, AMOUNT - 1n);
  expect((await read(person, small)).relay).toBe('off');
  await expect(ask(person, small)).rejects.toMatchObject({ code: 'invalid_request' });
  const tokens = await asking(RELAY_MIN.ashao / 10n, 'ashao');
  await expect(ask(tokens.person, tokens.id)).rejects.toMatchObject({ code: 'invalid_request' });
  await expect(ask(tokens.person, id)).rejects.toMatchObject({ code: 'not_found' });
  const none = { ...world.chain, relayer: null };
  await expect(ask(person, id, none)).rejects.toMatchObject({ code: 'chain_off', data: { reason: 'no_relayer' } });
  await expect(ask(person, id, null)).rejects.toMatchObject({ code: 'chain_off', data: { reason: 'off' } });
  await world.connection.db.execute(sql`update chain_deployments set alarm = 'a test'`);
  await expect(ask(person, id)).rejects.toMatchObject({ code: 'chain_off', data: { reason: 'alarm' } });
  expect(await relayWithdrawals(world.connection, world.chain)).toBe(0);
  await world.clearAlarm();
  await world.connection.db.execute(
    sql`update withdrawals set deadline = extract(epoch from now()) + 60 where id = ${id}`,
  );
  await expect(ask(person, id)).rejects.toMatchObject({ code: 'conflict' });
});

test('error: a person’s turns and everybody’s in a day, also for requests at once', async () => {
  const { person, id } = await asking();
  const ids = [id];
  while (ids.length < RELAYS_PER_PERSON_DAY + 2) ids.push(await newVoucher(person));
  const asked = await Promise.allSettled(ids.map((each) => ask(person, each)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(RELAYS_PER_PERSON_DAY);
  const refused = ids[asked.findIndex(({ status }) => status === 'rejected')] ?? '';
  await expect(ask(person, refused)).rejects.toMatchObject({
    code: 'withdrawal_limit',
    data: { limit: 'relay_person' },
  });
  const other = await asking();
  const { db } = world.connection;
  await db.execute(sql`
    insert into withdrawals (id, user_id, deployment_id, account, asset, amount, voucher_id, state, closed_at)
    select 'wdr_old' || n, w.user_id, w.deployment_id, w.account, w.asset, w.amount, 'old' || n, 'expired', now()
    from withdrawals w, generate_series(1, ${RELAYS_PER_DAY}::int) n where w.id = ${id}`);
  await db.execute(sql`insert into withdrawal_relays (withdrawal_id, user_id)
    select id, user_id from withdrawals where id like 'wdr_old%'`);
  await expect(ask(other.person, other.id)).rejects.toMatchObject({ data: { limit: 'relay_total' } });
});

test('behavior: an account for the relayer that has no gas is told of in the log, and nothing is lost', async () => {
  const { person, id } = await asking();
  await ask(person, id);
  const poor = createKeySigner(generatePrivateKey());
  await expect(relayWithdrawals(world.connection, { ...world.chain, relayer: poor })).rejects.toThrow(/funds/i);
  await round();
  await round();
  expect((await read(person, id)).state).toBe('paid');
});
