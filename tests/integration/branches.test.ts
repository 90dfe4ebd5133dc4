import { expect, test } from 'vitest';
import type { Message } from '../../lib/chat/schemas.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** A conversation is a tree: an edit or a second answer is a sibling, and nothing is overwritten. */
const network = useNetwork();

async function answer(worker: ScriptedWorker, jobId: string, text: string) {
  for (;;) {
    const { job, messages } = await worker.claim(2);
    if (job?.id !== jobId) continue;
    await worker.token(jobId, text);
    await worker.complete(jobId);
    return messages?.map(({ content }) => content);
  }
}
const newWorker = async () => ScriptedWorker.register(await network.person());
async function readTree(person: ApiClient, conversationId: string): Promise<Message[]> {
  return (await person.get(`/api/conversations/${conversationId}`)).body.messages as Message[];
}

test('default: a message follows the newest answer, and each message knows the one before it', async () => {
  const [person, worker] = [await network.person(), await newWorker()];
  const first = await person.send('one');
  await answer(worker, first.jobId, 'two');
  const second = await person.send('three', { conversationId: first.conversationId });
  expect((await readTree(person, first.conversationId)).map(({ id, parentId }) => [id, parentId])).toEqual([
    [first.messageId, null],
    [first.answerId, first.messageId],
    [second.messageId, first.answerId],
    [second.answerId, second.messageId],
  ]);
});

test('behavior: an edit is a sibling: the worker reads its path alone, and the other path stays', async () => {
  const [person, worker] = [await network.person(), await newWorker()];
  const first = await person.send('Hello');
  await answer(worker, first.jobId, 'Hi');
  const { conversationId } = first;
  const wrong = await person.send('wrong question', { conversationId });
  await answer(worker, wrong.jobId, 'wrong answer');
  const edited = await person.send('right question', { conversationId, parentId: first.answerId });
  expect(await answer(worker, edited.jobId, 'right answer')).toEqual(['Hello', 'Hi', 'right question']);
  const more = await person.send('more', { conversationId, parentId: wrong.answerId });
  expect(await answer(worker, more.jobId, 'x')).toEqual(['Hello', 'Hi', 'wrong question', 'wrong answer', 'more']);
  const anew = await person.send('Good day', { conversationId, parentId: null });
  expect(await answer(worker, anew.jobId, 'y')).toEqual(['Good day']);
  const tree = await readTree(person, conversationId);
  expect(tree.filter(({ parentId }) => parentId === first.answerId).map(({ content }) => content)).toEqual([
    'wrong question',
    'right question',
  ]);
  expect(tree.filter(({ parentId }) => parentId === null).map(({ content }) => content)).toEqual(['Hello', 'Good day']);
});

test('behavior: a second answer is a sibling of the first, charged as any, once for one key', async () => {
  const [person, worker] = [await network.person(), await newWorker()];
  const first = await person.send('Toss a coin');
  await answer(worker, first.jobId, 'Heads');
  const body = { messageId: first.answerId, tier: 'max' };
  const again = await person.post('/api/chat/regenerate', body, { 'idempotency-key': 'again' });
  const repeated = await person.post('/api/chat/regenerate', body, { 'idempotency-key': 'again' });
  expect(repeated.body).toEqual(again.body);
  expect(again.body).toMatchObject({ conversationId: first.conversationId, messageId: first.messageId });
  expect(await answer(worker, String(again.body.jobId), 'Tails')).toEqual(['Toss a coin']);
  const answers = (await readTree(person, first.conversationId)).filter(({ role }) => role === 'assistant');
  expect(answers.map(({ parentId, content, job }) => [parentId, content, job?.tier, job?.charged])).toEqual([
    [first.messageId, 'Heads', 'pro', 10],
    [first.messageId, 'Tails', 'max', 15],
  ]);
  expect(await person.credits()).toBe(475);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('error: a parent that is no answer of the conversation is 400 and nothing is sent', async () => {
  const [person, other] = [await network.person(), await network.person()];
  const mine = await person.send('mine');
  const theirs = await other.send('theirs');
  const { conversationId } = mine;
  for (const parentId of [mine.messageId, theirs.answerId, 'msg_unknown']) {
    const refused = await person.post('/api/chat/send', { tier: 'pro', content: 'x', conversationId, parentId });
    expect(refused).toMatchObject({ status: 400, body: { field: 'parentId' } });
  }
  const homeless = await person.post('/api/chat/send', { tier: 'pro', content: 'x', parentId: mine.answerId });
  expect(homeless).toMatchObject({ status: 400, body: { field: 'parentId' } });
  for (const messageId of [mine.messageId, theirs.answerId]) {
    expect((await person.post('/api/chat/regenerate', { messageId, tier: 'pro' })).status).toBe(404);
  }
  expect(await readTree(person, conversationId)).toHaveLength(2);
  expect(await person.credits()).toBe(490);
});

test('behavior: an export is the path asked for; JSON without one is everything', async () => {
  const [person, worker] = [await network.person(), await newWorker()];
  const first = await person.send('Begin');
  await answer(worker, first.jobId, 'Begun');
  const { conversationId } = first;
  const edited = await person.send('Edited', { conversationId, parentId: null });
  await answer(worker, edited.jobId, 'Answered');
  const path = `/api/conversations/${conversationId}/export`;
  const read = async (query: string) => (await person.fetch(`${path}?${query}`)).text();
  expect(await read('')).toContain('## You\n\nEdited\n\n## ashao\n\nAnswered\n');
  expect(await read('')).not.toContain('Begun');
  expect(await read(`leafId=${first.answerId}`)).toContain('## You\n\nBegin\n\n## ashao\n\nBegun\n');
  expect(JSON.parse(await read('format=json')).messages).toHaveLength(4);
  expect(JSON.parse(await read(`format=json&leafId=${first.answerId}`)).messages).toHaveLength(2);
  expect((await person.get(`${path}?leafId=msg_unknown`)).status).toBe(404);
});

test('behavior: a search finds words by their beginnings in any order, and shows the passage', async () => {
  const [person, worker] = [await network.person(), await newWorker()];
  const first = await person.send('Tell me about insects');
  await answer(worker, first.jobId, `${'Something else. '.repeat(20)}The Bumblebee  flies\nby vortices.`);
  const other = await person.send('東京の天気はどうですか');
  const find = async (search: string) => {
    const { body } = await person.get(`/api/conversations?search=${encodeURIComponent(search)}`);
    return body.conversations as { id: string; snippet: { text: string; hit: boolean }[] }[];
  };
  const [found, ...rest] = await find('vortic bumble');
  expect([found?.id, rest.length]).toEqual([first.conversationId, 0]);
  const shown = found?.snippet ?? [];
  expect(shown.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['Bumble', 'vortic']);
  expect(shown.map(({ text }) => text).join('')).toMatch(/^… .*The Bumblebee flies by vortices\.$/);
  expect((await find('insects'))[0]?.snippet).toEqual([
    { text: 'Tell me about ', hit: false },
    { text: 'insects', hit: true },
  ]);
  expect((await find('天気')).map(({ id }) => id)).toEqual([other.conversationId]);
  // Operators of the query language are words like any other.
  for (const nonsense of ['a & b', "'", 'bumble:*', '!insects', '((', '\\', '<->', ':'])
    expect(await find(nonsense)).toEqual([]);
});
