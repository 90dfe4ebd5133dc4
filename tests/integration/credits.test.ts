import { expect, test } from 'vitest';
import { userAccount } from '../../lib/ledger/accounts.ts';
import { depositUsdc } from '../../lib/ledger/grant.ts';
import { creditsToMicro } from '../../lib/ledger/money.ts';
import { postTransaction } from '../../lib/ledger/post.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

const network = useNetwork();
type Entry = { id: string; kind: string; asset: string; amount: number; reference: string | null; createdAt: string };
type Page = { entries: Entry[]; nextCursor: string | null };
type Reader = { get(path: string): Promise<{ body: Record<string, unknown> }> };

async function readHistory(person: Reader, limit = 100): Promise<{ entries: Entry[]; pages: number }> {
  const entries: Entry[] = [];
  let cursor: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page = (await person.get(`/api/credits/history?limit=${limit}${query}`)).body as Page;
    entries.push(...page.entries);
    cursor = page.nextCursor;
    if (cursor === null) return { entries, pages };
  }
}
/** Takes granted credits back, so that few are left. */
async function leaveGranted({ userId }: { userId: string }, credits: number): Promise<void> {
  const amount = creditsToMicro(500 - credits);
  const booked = await postTransaction(network.connection.db, {
    kind: 'adjustment',
    key: `adjustment:${userId}`,
    reference: null,
    postings: [
      { accountId: userAccount(userId, 'grant'), amount: -amount },
      { accountId: 'issuance:grant', amount },
    ],
  });
  expect(booked).toBe(true);
}
const sumOf = (entries: readonly Entry[]) => entries.reduce((sum, { amount }) => sum + amount, 0);

test('default: a new person has 500 granted credits and one entry that says so', async () => {
  const person = await network.person();
  expect((await person.get('/api/credits')).body).toEqual({ credits: 500, granted: 500, purchased: 0 });
  expect((await readHistory(person)).entries).toMatchObject([
    { kind: 'grant', asset: 'granted', amount: 500, reference: null },
  ]);
});

test('behavior: holding, giving back and earning appear with their kind and job, and add up to the balance', async () => {
  const [person, owner] = [await network.person(), await network.person()];
  const worker = await ScriptedWorker.register(owner);
  const answered = await person.send('Answer this');
  await worker.serveOne();
  const stopped = await person.send('Stop this');
  await person.post('/api/chat/stop', { jobId: stopped.jobId });

  const { entries } = await readHistory(person);
  expect(entries.map(({ kind, amount, reference }) => [kind, amount, reference])).toEqual([
    ['release', 10, stopped.jobId],
    ['hold', -10, stopped.jobId],
    ['hold', -10, answered.jobId],
    ['grant', 500, null],
  ]);
  expect(sumOf(entries)).toBe(await person.credits());
  const earned = await readHistory(owner);
  expect(earned.entries[0]).toMatchObject({ kind: 'settle', asset: 'granted', amount: 7, reference: answered.jobId });
  expect(sumOf(earned.entries)).toBe(await owner.credits());
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: granted credits are spent first, then purchased ones, and a worker earns the same kinds', async () => {
  const [person, owner] = [await network.person(), await network.person()];
  const worker = await ScriptedWorker.register(owner);
  await leaveGranted(person, 5);
  await depositUsdc(network.connection.db, { userId: person.userId, micro: 1_000_000n, key: `test:${person.userId}` });
  expect((await person.get('/api/credits')).body).toEqual({ credits: 105, granted: 5, purchased: 100 });

  const { jobId } = await person.send('Five granted, ten purchased', { tier: 'max' });
  expect((await person.get('/api/credits')).body).toEqual({ credits: 90, granted: 0, purchased: 90 });
  await worker.serveOne();
  const earned = (await owner.get('/api/credits')).body;
  expect(earned).toEqual({ credits: 510.5, granted: 503.5, purchased: 7 });

  // What is given back goes where it came from.
  const stopped = await person.send('Ten purchased');
  await person.post('/api/chat/stop', { jobId: stopped.jobId });
  expect((await person.get('/api/credits')).body).toEqual({ credits: 90, granted: 0, purchased: 90 });
  const { entries } = await readHistory(person);
  expect(entries.filter(({ reference }) => reference === jobId)).toMatchObject([
    { kind: 'hold', asset: 'purchased', amount: -10 },
    { kind: 'hold', asset: 'granted', amount: -5 },
  ]);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: pages hold every entry once, newest first, while new ones arrive', async () => {
  const person = await network.person();
  for (let count = 0; count < 6; count += 1) await person.send(`Message ${count}`);
  const first = (await person.get('/api/credits/history?limit=3')).body as Page;
  await person.send('Arrived between two pages');
  const rest = (await person.get(`/api/credits/history?limit=100&cursor=${first.nextCursor}`)).body as Page;
  const ids = [...first.entries, ...rest.entries].map(({ id }) => Number(id));
  expect(ids).toHaveLength(7);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  const { entries, pages } = await readHistory(person, 2);
  expect([entries.length, pages]).toEqual([8, 4]);
  expect(sumOf(entries)).toBe(await person.credits());
});

test('error: signed out there is no balance and no history', async () => {
  for (const path of ['/api/credits', '/api/credits/history']) {
    expect(await network.browser().get(path)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
  }
});

test('error: too few credits are said before anything is stored, with what is needed and what is there', async () => {
  const person = await network.person();
  await leaveGranted(person, 5);
  const refused = await person.post('/api/chat/send', { tier: 'pro', content: 'One too many' });
  expect(refused).toMatchObject({ status: 402, body: { code: 'insufficient_credits', required: 10, available: 5 } });
  const { sql } = network.connection;
  expect(await sql`select count(*)::int as n from messages where content = 'One too many'`).toEqual([{ n: 0 }]);
  expect(await sql`select count(*)::int as n from conversations where title = 'One too many'`).toEqual([{ n: 0 }]);
  expect(await person.credits()).toBe(5);
  expect(await network.brokenInvariants()).toEqual([]);
});
