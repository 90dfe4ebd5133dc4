import { expect, test } from 'vitest';
import { TIERS } from '../../lib/constants.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

const network = useNetwork();
type Listed = { conversations: { id: string; title: string; updatedAt: string }[]; nextCursor: string | null };

async function list(person: ApiClient, query = ''): Promise<Listed> {
  const { status, body } = await person.get(`/api/conversations?${query}`);
  expect(status).toBe(200);
  return body as Listed;
}
const titlesOf = async (person: ApiClient, search: string) =>
  (await list(person, `search=${encodeURIComponent(search)}`)).conversations.map(({ title }) => title).sort();

/** Claims until the job asked for comes: other tests of the file queue jobs too. */
async function answer(worker: ScriptedWorker, jobId: string, text: string) {
  for (;;) {
    const { job, messages } = await worker.claim(2);
    if (job?.id !== jobId) continue;
    await worker.token(jobId, text);
    await worker.complete(jobId);
    return { job, messages };
  }
}

test('default: conversations are listed, the last used first', async () => {
  const person = await network.person();
  const ids: string[] = [];
  for (const content of ['First', 'Second', 'Third']) ids.push((await person.send(content)).conversationId);
  await person.send('Once more', { conversationId: ids[0] ?? '' });
  const { conversations, nextCursor } = await list(person);
  expect(conversations.map(({ title }) => title)).toEqual(['First', 'Third', 'Second']);
  expect(nextCursor).toBeNull();
});

test('behavior: search looks in titles, questions and answers, whatever the case', async () => {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const bees = await person.send('How do bees fly?\nTell me about their WINGBEAT');
  await answer(worker, bees.jobId, 'By the Bernoulli effect');
  await person.send('Unrelated');
  for (const search of ['BEES', 'wingbeat', 'bernoulli'])
    expect(await titlesOf(person, search)).toEqual(['How do bees fly?']);
  await person.request('PATCH', `/api/conversations/${bees.conversationId}`, { title: 'Insects' });
  expect(await titlesOf(person, 'insec')).toEqual(['Insects']);
  expect(await titlesOf(person, 'nowhere')).toEqual([]);
  expect(await titlesOf(person, '')).toEqual(['Insects', 'Unrelated']);
});

test('behavior: what is searched for is a text, not a pattern', async () => {
  const person = await network.person();
  for (const content of ['100% sure', '100 sure', 'snake_case', 'snakescase', 'back\\slash', "quote ' here"])
    await person.send(content);
  expect(await titlesOf(person, '0%')).toEqual(['100% sure']);
  expect(await titlesOf(person, '%')).toEqual(['100% sure']);
  expect(await titlesOf(person, 'e_c')).toEqual(['snake_case']);
  expect(await titlesOf(person, '\\')).toEqual(['back\\slash']);
  expect(await titlesOf(person, "' h")).toEqual(["quote ' here"]);
});

test('behavior: pages lose and repeat nothing while new conversations arrive', async () => {
  const person = await network.person();
  const ids: string[] = [];
  for (let count = 0; count < 7; count += 1) ids.push((await person.send(`Number ${count}`)).conversationId);
  const seen: string[] = [];
  let cursor = '';
  for (let page = 0; page < 4; page += 1) {
    const { conversations, nextCursor } = await list(person, `limit=2${cursor}`);
    seen.push(...conversations.map(({ id }) => id));
    await person.send(`Arrived after page ${page}`);
    if (page < 3) expect(nextCursor).not.toBeNull();
    cursor = `&cursor=${nextCursor}`;
  }
  expect(seen).toEqual(ids.reverse());
});

test('behavior: conversations of one millisecond are paged without loss or repeat', async () => {
  const person = await network.person();
  for (let count = 0; count < 6; count += 1) await person.send(`Twin ${count}`);
  await network.connection.sql`update conversations set updated_at = '2026-01-01' where user_id = ${person.userId}`;
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Listed = await list(person, `limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.conversations.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
});

test('behavior: renaming changes the title, trimmed, and nothing else', async () => {
  const person = await network.person();
  const { conversationId } = await person.send('Before');
  const path = `/api/conversations/${conversationId}`;
  const before = (await person.get(path)).body;
  const renamed = await person.request('PATCH', path, { title: '  After 🙂 ' });
  expect(renamed.body.conversation).toEqual({ ...(before.conversation as object), title: 'After 🙂' });
  expect((await person.get(path)).body).toEqual({ ...before, conversation: renamed.body.conversation });
  for (const title of ['', '   ', 'x'.repeat(121)]) {
    expect(await person.request('PATCH', path, { title })).toMatchObject({ status: 400, body: { field: 'title' } });
  }
});

test('behavior: a worker gets the history oldest first, without a word on who asks', async () => {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const first = await person.send('What is a bee?');
  await answer(worker, first.jobId, 'An insect.');
  const unanswered = await person.send('Stopped question', { conversationId: first.conversationId });
  await person.post('/api/chat/stop', { jobId: unanswered.jobId });
  const second = await person.send('And a wasp?', { conversationId: first.conversationId });
  const { job, messages } = await answer(worker, second.jobId, 'Another.');
  expect(messages).toEqual([
    { role: 'user', content: 'What is a bee?' },
    { role: 'assistant', content: 'An insect.' },
    { role: 'user', content: 'Stopped question' },
    { role: 'user', content: 'And a wasp?' },
  ]);
  const what = { kind: 'chat', tier: 'pro', model: 'ashao-pro' };
  expect(job).toEqual({ id: second.jobId, ...what, attempt: 1, leaseSeconds: 30 });
  const told = JSON.stringify(worker.responses.map(({ body, headers }) => [body, [...headers]]));
  const { address } = (await person.get('/api/auth/session')).body.user as { address: string };
  for (const secret of [person.userId, address, address.toLowerCase(), first.conversationId])
    expect(told).not.toContain(secret);
});

test("behavior: history is cut to the tier's budget, whole messages, the newest always there", async () => {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const budget = TIERS.pro.contextCharsMax;
  const first = await person.send('a'.repeat(budget - 100));
  await answer(worker, first.jobId, 'b'.repeat(50));
  const { conversationId } = first;
  const fits = await person.send('c'.repeat(50), { conversationId });
  const whole = await answer(worker, fits.jobId, 'd');
  expect(whole.messages?.map(({ content }) => content.length)).toEqual([budget - 100, 50, 50]);
  const cut = await person.send('e', { conversationId });
  const { messages } = await answer(worker, cut.jobId, 'f');
  expect(messages?.map(({ content }) => content[0])).toEqual(['c', 'd', 'e']);
  const long = await person.send('g'.repeat(budget * 2), { conversationId });
  expect((await answer(worker, long.jobId, 'h')).messages?.map(({ content }) => content.length)).toEqual([budget * 2]);
});
