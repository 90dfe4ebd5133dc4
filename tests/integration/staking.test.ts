import { expect, test } from 'vitest';
import { ASHAO_UNIT } from '../../lib/constants.ts';
import { userAccount } from '../../lib/ledger/accounts.ts';
import { depositAshao, depositUsdc, returnGrantedCredits } from '../../lib/ledger/grant.ts';
import { readStaking } from '../../lib/staking/read-staking.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** Staking through the endpoints, from a deposit to the worker's share. */
const network = useNetwork();
type Person = Awaited<ReturnType<typeof network.person>>;

async function holder(tokens: bigint): Promise<Person> {
  const person = await network.person();
  await depositAshao(network.connection.db, {
    userId: person.userId,
    amount: tokens * ASHAO_UNIT,
    key: `test:${person.userId}`,
  });
  return person;
}
/** Somebody whose messages are paid with dollars alone. */
async function payer(): Promise<Person> {
  const person = await network.person();
  const { userId } = person;
  await returnGrantedCredits(network.connection.db, { userId, micro: 5_000_000n });
  await depositUsdc(network.connection.db, { userId, micro: 10_000_000n, key: `test:${userId}` });
  return person;
}
const stake = (person: Person, amount: unknown, headers = {}) => person.post('/api/staking/stake', { amount }, headers);
const unstake = (person: Person, amount: unknown) => person.post('/api/staking/unstake', { amount });
const claim = (person: Person, headers = {}) => person.post('/api/staking/claim', {}, headers);
const position = async (person: Person) => (await person.get('/api/staking')).body.position as Record<string, string>;

test('default: stake, earn, claim, unstake, and see all of it', async () => {
  const [staker, reader] = [await holder(2_000n), await payer()];
  const worker = await ScriptedWorker.register(await network.person());
  expect(await position(staker)).toMatchObject({ staked: '0', available: '2000', pending: '0', claimed: '0' });

  // The reference's own body: whole tokens as a number.
  expect(await stake(staker, 1000)).toMatchObject({ status: 200, body: { staked: '1000', available: '1000' } });
  await reader.send('Ten credits');
  await worker.serveOne();
  // Three credits remain of ten, half of them the stakers'; nobody else stakes.
  expect(await position(staker)).toMatchObject({ staked: '1000', pending: '0.015', slicePercent: 100 });
  expect((await claim(staker)).body).toEqual({ claimed: '0.015' });
  expect((await claim(staker)).body).toEqual({ claimed: '0' });
  expect((await staker.get('/api/credits')).body).toMatchObject({ purchased: 1.5 });
  expect((await unstake(staker, '999.5')).body).toMatchObject({ staked: '0.5', available: '1999.5' });

  const { body } = await staker.get('/api/staking');
  expect(body).toMatchObject({
    totalStaked: '0.5',
    position: { staked: '0.5', claimed: '0.015', pending: '0' },
    apr: {
      price: null,
      stakedValue: null,
      reason: 'no_price',
      windows: [
        { days: 7, rewards: '0.015', percent: null },
        { days: 30, rewards: '0.015', percent: null },
      ],
    },
    boost: { minStake: '1000', shareBps: 7_000, boostedShareBps: 8_000 },
  });
  const { entries } = body.history as { entries: { kind: string; amount: string; asset: string }[] };
  expect(entries.map(({ kind, amount, asset }) => [kind, amount, asset])).toEqual([
    ['unstake', '999.5', 'ashao'],
    ['claim', '0.015', 'usdc'],
    ['stake', '1000', 'ashao'],
  ]);
  const csv = String((await staker.get('/api/staking/history/export')).body.text)
    .trimEnd()
    .split('\r\n');
  expect(csv).toHaveLength(4);
  expect(csv[1]).toMatch(/,Unstaked,999\.5,ASHAO,\d+$/);
  // The credits' own history has the claim as well.
  const history = (await staker.get('/api/credits/history?kind=claim')).body.entries;
  expect(history).toMatchObject([{ kind: 'claim', asset: 'purchased', amount: 1.5, reference: null }]);
  await unstake(staker, '0.5');
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: the pool is for everybody to see, a position for its owner alone', async () => {
  const staker = await holder(5n);
  await stake(staker, 5);
  const seen = (await network.browser().get('/api/staking')).body;
  expect(seen).toMatchObject({ position: null, history: null, totalStaked: '5' });
  const other = await network.person();
  expect(await position(other)).toMatchObject({ staked: '0' });
  expect((await other.get('/api/staking/history')).body).toEqual({ entries: [], nextCursor: null });
  for (const path of ['stake', 'unstake']) {
    expect((await network.browser().post(`/api/staking/${path}`, { amount: 1 })).status).toBe(401);
  }
  await unstake(staker, 5);
});

test('behavior: amounts are what was sent to the last of 18 digits, as numbers and as texts', async () => {
  const staker = await holder(1_000n);
  const raw = '{"amount":100.000000000000000001}';
  expect((await staker.post('/api/staking/stake', raw)).body.staked).toBe('100.000000000000000001');
  expect((await stake(staker, 1e-7)).body.staked).toBe('100.000000100000000001');
  expect((await stake(staker, '0.000000000000000009')).body.staked).toBe('100.00000010000000001');
  expect((await unstake(staker, '100.00000010000000001')).body).toMatchObject({ staked: '0', available: '1000' });
});

test.each([
  ['negative', -1, 'must be more than 0'],
  ['zero', 0, 'must be more than 0'],
  ['zero with decimals', '0.000', 'must be more than 0'],
  ['too many decimals', '1.0000000000000000001', 'at most 18 decimals'],
  ['words', 'all of it', 'must be a number'],
  ['a list', [1], 'must be a number'],
  ['nothing', undefined, 'must be a number'],
])('error: %s is refused with a sentence, and nothing moves', async (_name, amount, sentence) => {
  const staker = await holder(10n);
  for (const path of ['stake', 'unstake']) {
    const { status, body } = await staker.post(`/api/staking/${path}`, { amount });
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid_request', field: 'amount' } });
    if (amount !== undefined) expect(String(body.error)).toContain(sentence);
  }
  expect(await position(staker)).toMatchObject({ staked: '0', available: '10' });
});

test('error: more than there is is refused with both figures', async () => {
  const staker = await holder(10n);
  expect(await stake(staker, '10.5')).toMatchObject({
    status: 409,
    body: { code: 'insufficient_balance', required: '10.5', available: '10', field: 'amount' },
  });
  await stake(staker, 4);
  expect(await unstake(staker, 5)).toMatchObject({
    status: 409,
    body: { error: 'You have 4 $ASHAO staked, which is less than 5.', required: '5', available: '4' },
  });
  await unstake(staker, 4);
});

test('behavior: a repeated request with the same key moves nothing again; the key of another request is refused', async () => {
  const staker = await holder(10n);
  const key = { 'idempotency-key': 'once' };
  const answers = await Promise.all(Array.from({ length: 5 }, () => stake(staker, 3, key)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(await position(staker)).toMatchObject({ staked: '3', available: '7' });
  expect((await stake(staker, 4, key)).status).toBe(409);
  expect((await claim(staker, key)).status).toBe(409);
  // Written another way it is the same amount.
  expect((await stake(staker, '3.0', key)).body).toEqual(answers[0]?.body);
  await unstake(staker, 3);
});

test('behavior: a stake lifts the worker’s share from the next claim on; a job claimed before keeps its share', async () => {
  const [owner, reader] = [await holder(1_000n), await payer()];
  const worker = await ScriptedWorker.register(owner);
  const share = async () => (await owner.get('/api/workers')).body.shareBps;
  const answer = async (jobId: string) => {
    await worker.token(jobId, 'words');
    return (await worker.complete(jobId, 1)).body.earned;
  };
  expect(await share()).toBe(7_000);
  const first = await reader.send('Claimed before');
  expect((await worker.claim()).job?.id).toBe(first.jobId);
  await stake(owner, '999.999999999999999999');
  expect(await share()).toBe(7_000);
  await stake(owner, '0.000000000000000001');
  expect(await share()).toBe(8_000);
  expect(await answer(first.jobId)).toBe(7);

  const second = await reader.send('Claimed with the stake');
  expect((await worker.claim()).job?.id).toBe(second.jobId);
  await unstake(owner, 1_000);
  expect(await answer(second.jobId)).toBe(8);
  const third = await reader.send('Claimed after');
  expect((await worker.claim()).job?.id).toBe(third.jobId);
  expect(await answer(third.jobId)).toBe(7);
  await claim(owner);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('error: an account with anything of value is not deleted, and says what is left', async () => {
  const [person, reader] = [await holder(20n), await payer()];
  const worker = await ScriptedWorker.register(await network.person());
  const { address } = (await person.get('/api/account')).body as { address: string };
  const remove = () => person.post('/api/account/delete', { address });
  await stake(person, 20);
  await reader.send('For the staker');
  await worker.serveOne();
  const refused = await remove();
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'conflict', staked: '20', rewards: '0.015', ashao: '0' },
  });
  expect(refused.body.error).toContain('20 $ASHAO staked (unstake them) and US$ 0.015 of staking rewards (claim them)');
  await unstake(person, 20);
  expect((await remove()).body).toMatchObject({ staked: '0', rewards: '0.015', ashao: '20' });
  await claim(person);
  expect((await remove()).body).toMatchObject({ rewards: '0', purchased: 1.5 });
  expect(
    (
      await network.connection
        .sql`select balance::text from ledger_accounts where id = ${userAccount(person.userId, 'ashao')}`
    )[0],
  ).toEqual({ balance: `${20n * ASHAO_UNIT}` });
});

test('behavior: pages of the history hold every movement once, newest first', async () => {
  const staker = await holder(10n);
  for (let amount = 1; amount <= 4; amount += 1) await stake(staker, amount);
  const first = (await staker.get('/api/staking/history?limit=3')).body as {
    entries: { amount: string }[];
    nextCursor: string;
  };
  expect(first.entries.map(({ amount }) => amount)).toEqual(['4', '3', '2']);
  const rest = (await staker.get(`/api/staking/history?limit=3&cursor=${first.nextCursor}`)).body;
  expect(rest).toMatchObject({ entries: [{ amount: '1' }], nextCursor: null });
  await unstake(staker, 10);
});

test('behavior: with a price there is a yearly rate, from the windows it names', async () => {
  const staker = await holder(1_000n);
  await stake(staker, 1_000);
  // Two cents a token: 1,000 of them are worth 20 dollars.
  const { apr } = await readStaking(network.connection.db, { userId: null, price: 20_000n * 10n ** 18n });
  expect(apr).toMatchObject({ price: '0.02', stakedValue: '20', reason: null });
  for (const { days, rewards, percent } of apr.windows) {
    expect(percent).toBeCloseTo(((Number(rewards) * 365) / days / 20) * 100, 1);
    expect(Number(rewards)).toBeGreaterThan(0);
  }
  await unstake(staker, 1_000);
});
