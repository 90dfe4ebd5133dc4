import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readWithdrawal } from '../../lib/chain/list-withdrawals.ts';
import { requestWithdrawal } from '../../lib/chain/request-withdrawal.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import { VOUCHER_SECONDS } from '../../lib/constants.ts';
import { type TestPerson, useChainWorld } from '../helpers/chain-world.ts';

/** More than a round bears of failures: what can't be booked must keep nobody else from theirs for ever. */
const BAD = 6;
const ROUNDS = 40;
const DOLLAR = 1_000_000n;
const world = useChainWorld();

beforeAll(async () => {
  await world.connection.sql.unsafe(`create table cursed (pattern text not null);
    create function refuse_cursed() returns trigger language plpgsql as $$ begin
      if exists (select from cursed where new.idempotency_key like pattern) then raise exception 'cursed'; end if;
      return new;
    end $$;
    create trigger refuse_cursed before insert on ledger_transactions
      for each row execute function refuse_cursed();`);
});
beforeEach(() => world.connection.db.execute(sql`delete from cursed`));

const curse = (pattern: string) => world.connection.db.execute(sql`insert into cursed values (${pattern})`);
/** Runs rounds until it is so; the steps that failed on the way. */
const roundsUntil = async (isSo: () => Promise<boolean>) => {
  const failed = new Set<string>();
  for (let round = 0; round < ROUNDS && !(await isSo()); round += 1)
    for (const name of (await runChainRound(world.connection, world.chain)).keys()) failed.add(name);
  expect(await isSo()).toBe(true);
  return [...failed];
};
const holder = async (): Promise<TestPerson> => {
  const person = await world.person();
  await world.deposit(person, 'usdc', 20n * DOLLAR);
  expect([...(await runChainRound(world.connection, world.chain))]).toEqual([]);
  return person;
};
const want = ({ userId, address }: TestPerson) =>
  ({ userId, address, asset: 'usdc', amount: DOLLAR, idempotencyKey: null }) as const;
const stateOf = async ({ userId }: TestPerson, id: string) =>
  (await readWithdrawal(world.connection.db, world.chain, { userId, id })).state;

test('behavior: deposits that can’t be credited keep nobody else’s waiting', async () => {
  for (let bad = 0; bad < BAD; bad += 1) {
    const txHash = await world.deposit(await world.person(), 'usdc', DOLLAR);
    await curse(`deposit:%${txHash}%`);
  }
  const good = await world.person();
  await world.deposit(good, 'usdc', DOLLAR);
  await roundsUntil(async () => (await world.inLedger(good.userId)).usdc === DOLLAR);
  await world.connection.db.execute(sql`delete from cursed`);
  await roundsUntil(async () => (await runChainRound(world.connection, world.chain)).size === 0);
});

test('behavior: payments that can’t be settled keep no other from being so', async () => {
  const person = await holder();
  const ids: string[] = [];
  for (let each = 0; each <= BAD; each += 1) {
    const { id, voucher } = await withdraw(world.connection, world.chain, want(person));
    if (!voucher) throw new Error('not signed');
    await world.submit(voucher);
    if (each < BAD) await curse(`withdraw-closed:${id}`);
    ids.push(id);
  }
  const last = ids.at(-1) ?? '';
  expect(await roundsUntil(async () => (await stateOf(person, last)) === 'paid')).toContain('settle withdrawals');
  await world.connection.db.execute(sql`delete from cursed`);
  expect([...(await runChainRound(world.connection, world.chain))]).toEqual([]);
  for (const id of ids) expect(await stateOf(person, id)).toBe('paid');
});

test('behavior: requests that can’t be given back keep neither other requests nor lapsed vouchers', async () => {
  const person = await holder();
  const lapsing = await withdraw(world.connection, world.chain, want(person));
  const ids: string[] = [];
  for (let each = 0; each <= BAD; each += 1) {
    const id = await requestWithdrawal(world.connection, world.chain, want(person));
    if (each < BAD) await curse(`withdraw-closed:${id}`);
    ids.push(id);
  }
  await world.connection.db.execute(sql`
    update withdrawals set created_at = created_at - make_interval(secs => ${VOUCHER_SECONDS * 2}) where state = 'requested'`);
  await world.pass(VOUCHER_SECONDS + 60);
  const silent = { ...world.chain, areWithdrawalsPaused: true };
  const failed = new Set<string>();
  const last = ids.at(-1) ?? '';
  for (let round = 0; round < ROUNDS && (await stateOf(person, last)) !== 'expired'; round += 1)
    for (const name of (await runChainRound(world.connection, silent)).keys()) failed.add(name);
  expect([await stateOf(person, last), await stateOf(person, lapsing.id)]).toEqual(['expired', 'expired']);
  expect([...failed]).toEqual(['return withdrawals']);
});
