import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { limitSearch } from '../../lib/chat/limit-search.ts';
import type { Owner } from '../../lib/jobs/owner.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** What search may find, and what it may take of the database while it looks. */
const network = useNetwork();

async function titlesOf(person: ApiClient, search: string): Promise<string[]> {
  const { status, body } = await person.get(`/api/conversations?search=${encodeURIComponent(search)}`);
  expect(status).toBe(200);
  return (body.conversations as { title: string }[]).map(({ title }) => title).sort();
}

test('behavior: what is deleted is not found from that moment on, and found again once it is restored', async () => {
  const person = await network.person();
  const { conversationId } = await person.send('Axolotl');
  await network.connection.sql`update jobs set output = 'Salamander' where user_id = ${person.userId}`;
  for (const word of ['axolotl', 'salam']) expect(await titlesOf(person, word)).toEqual(['Axolotl']);
  await person.request('DELETE', `/api/conversations/${conversationId}`);
  for (const word of ['axolotl', 'salam']) expect(await titlesOf(person, word)).toEqual([]);
  await person.request('POST', `/api/conversations/${conversationId}/restore`);
  for (const word of ['axolotl', 'salam']) expect(await titlesOf(person, word)).toEqual(['Axolotl']);
});

test('behavior: what stands in quotes is looked for as it stands, whichever quotes', async () => {
  const person = await network.person();
  const { jobId } = await person.send('Seals');
  await network.connection.sql`update jobs set output = 'The grey seal dives; it says "ork" now.' where id = ${jobId}`;
  for (const search of ['"grey seal"', '“grey seal”', ' "Grey seal" ', '"ork"', 'ork', 'seal grey'])
    expect(await titlesOf(person, search), search).toEqual(['Seals']);
  for (const search of ['"seal grey"', '"gre seal"', '""']) expect(await titlesOf(person, search), search).toEqual([]);
});

test('behavior: a temporary chat is never found, neither while it is answered nor after', async () => {
  await network.emptyQueue();
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const messages = [{ role: 'user', content: 'Quokka?' }];
  const { body } = await person.post('/api/chat/temporary', { tier: 'pro', messages });
  await worker.claim();
  await worker.token(String(body.jobId), 'Quokka!');
  expect(await titlesOf(person, 'quokka')).toEqual([]);
  await worker.complete(String(body.jobId));
  expect(await titlesOf(person, 'quokka')).toEqual([]);
  const [words] = await network.connection.sql`select words from jobs where id = ${String(body.jobId)}`;
  expect(words).toEqual({ words: null });
});

test('behavior: no text is too long or too odd to be stored, and the first 100,000 characters are found', async () => {
  const person = await network.person();
  const { jobId } = await person.send('Odd');
  const letter = (index: number) => String.fromCodePoint(0x20000 + (index % 42_000));
  const hyphenated = (count: number) =>
    Array.from({ length: count }, (_, index) => `${index.toString(36).padStart(3, 'a')}-${(index * 7).toString(36)}`);
  const texts = {
    hyphenated: hyphenated(30_000).join(' ').slice(0, 199_000),
    oneWord: 'x'.repeat(200_000),
    fourBytes: Array.from({ length: 66_000 }, (_, index) => letter(index) + letter(index * 31)).join('-'),
    pairs: Array.from({ length: 50_000 }, (_, index) => `${letter(index)}-${letter(index * 31 + 1)}`).join(' '),
    addresses: Array.from({ length: 9_000 }, (_, index) => `https://a${index}.example/b/${index}`).join(' '),
    signs: '\u0001\u202e\ufeff\ufffe<!-- -- \\ \' " & | : * ( ) '.repeat(4_000),
  };
  for (const [name, text] of Object.entries(texts)) {
    const rows = await network.connection
      .sql`update jobs set output = ${`${name}zebra ${text}`} where id = ${jobId} returning id`;
    expect(rows, name).toHaveLength(1);
    expect(await titlesOf(person, `${name}zeb`), name).toEqual(['Odd']);
  }
  await network.connection
    .sql`update jobs set output = ${`${'a '.repeat(49_990)} within ${'b '.repeat(20)} beyond`} where id = ${jobId}`;
  expect([await titlesOf(person, 'within'), await titlesOf(person, 'beyond')]).toEqual([['Odd'], []]);
});

const someone = (name: string): Owner => ({ userId: `usr_${name}` });

test('behavior: a search that takes too long is ended by the database, and its connection goes on', async () => {
  const { db } = network.connection;
  const slow = limitSearch(db, someone('slow'), (tx) => tx.execute(sql`select pg_sleep(20)`), { secondsMax: 0.1 });
  await expect(slow).rejects.toMatchObject({ code: 'unavailable', status: 503 });
  const [settings] = await limitSearch(db, someone('slow'), (tx) =>
    tx.execute(sql`select current_setting('statement_timeout') as limit`),
  );
  expect(settings).toEqual({ limit: '3s' });
  expect(await db.execute(sql`select current_setting('statement_timeout') as limit`)).toEqual([{ limit: '0' }]);
});

test('behavior: one owner runs two searches at once, all together six; the next is told to wait', async () => {
  const { db } = network.connection;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const search = (name: string) => limitSearch(db, someone(name), () => gate, { waitMs: 20 });
  const refused = { code: 'rate_limited', status: 429, data: { retryAfterSeconds: 1 } };
  const running = [search('ann'), search('ann')];
  await expect(search('ann')).rejects.toMatchObject(refused);
  running.push(search('ben'), search('ben'), search('cat'), search('cat'));
  await expect(search('dan')).rejects.toMatchObject(refused);
  open();
  await Promise.all(running);
  await Promise.all([search('ann'), search('dan')]);
});

test('behavior: a search waits a moment for a place in place of being refused at once', async () => {
  const { db } = network.connection;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const done: string[] = [];
  const search = (name: string) =>
    limitSearch(db, someone('waits'), () => gate.then(() => done.push(name)), { waitMs: 20_000 });
  const all = ['first', 'second', 'third', 'fourth'].map(search);
  await limitSearch(db, someone('beside'), () => Promise.resolve());
  expect(done).toEqual([]);
  open();
  await Promise.all(all);
  expect(done.toSorted()).toEqual(['first', 'fourth', 'second', 'third']);
});

test('behavior: places are given back by searches that failed', async () => {
  const { db } = network.connection;
  const fails = () => limitSearch(db, someone('fails'), () => Promise.reject(new Error('odd')));
  for (let count = 0; count < 8; count += 1) await expect(fails()).rejects.toThrow('odd');
  await expect(limitSearch(db, someone('fails'), () => Promise.resolve(1))).resolves.toBe(1);
});
