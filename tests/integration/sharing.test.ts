import { expect, test } from 'vitest';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** A share is a copy: what is written or deleted later changes it only when its owner says so. */
const network = useNetwork();

async function makeAnswered() {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const ask = async (content: string, conversationId?: string) => {
    const sent = await person.send(content, conversationId ? { conversationId } : {});
    while ((await worker.serveOne()) !== sent.jobId);
    return sent;
  };
  const first = await ask('First question');
  return { person, ask, first, path: `/api/conversations/${first.conversationId}` };
}
const share = async (person: ApiClient, path: string, body = {}) =>
  (await person.request('PUT', `${path}/share`, body)).body.share as { id: string; updatedAt: string };
/** The status of the page that a link opens. */
const openPage = async (id: string) => (await fetch(`${network.url}/share/${id}`)).status;
const open = (id: string) => network.browser().get(`/api/shares/${id}`);

test('default: whoever has the link reads the copy, and learns nothing but the words', async () => {
  const { person, first, path } = await makeAnswered();
  const { id } = await share(person, path);
  expect(id).toMatch(/^shr_[0-9a-f]{32}$/);
  const { status, body, headers } = await open(id);
  expect([status, headers.get('x-robots-tag')]).toEqual([200, 'noindex']);
  expect(body.conversation).toEqual({
    title: 'First question',
    sharedAt: expect.any(String),
    messages: [
      { role: 'user', content: 'First question', images: 0, tier: null, workerType: null },
      {
        role: 'assistant',
        content: 'You said: First question. 🙂 Done.',
        images: 0,
        tier: 'pro',
        workerType: 'native',
      },
    ],
  });
  for (const secret of [person.userId, first.conversationId, first.jobId, first.messageId]) {
    expect(JSON.stringify(body)).not.toContain(secret);
  }
  expect((await person.get(path)).body.share).toMatchObject({ id });
});

test('behavior: it is a copy until it is brought up to date; the link stays', async () => {
  const { person, ask, first, path } = await makeAnswered();
  const before = await share(person, path);
  await ask('Second question', first.conversationId);
  const count = async () => ((await open(before.id)).body.conversation as { messages: unknown[] }).messages.length;
  expect(await count()).toBe(2);
  expect((await share(person, path)).id).toBe(before.id);
  expect(await count()).toBe(4);
  expect((await share(person, path, { leafId: first.answerId })).id).toBe(before.id);
  expect(await count()).toBe(2);
});

test('behavior: revoked, deleted and erased are the same to everybody: not there', async () => {
  const { person, path } = await makeAnswered();
  const { id } = await share(person, path);
  expect(await openPage(id)).toBe(200);
  expect((await person.request('DELETE', `${path}/share`)).body).toEqual({ deleted: true });
  expect((await open(id)).status).toBe(404);
  for (const wrong of [id, 'shr_0123456789abcdef0123456789abcdef', 'x', '%00', '..%2f'])
    expect(await openPage(wrong), wrong).toBe(404);
  expect((await person.request('DELETE', `${path}/share`)).status).toBe(404);
  expect((await person.get(path)).body.share).toBeNull();

  const second = await share(person, path);
  expect(second.id).not.toBe(id);
  await person.request('DELETE', path);
  expect([(await open(second.id)).status, await openPage(second.id)]).toEqual([404, 404]);
  expect((await person.request('PUT', `${path}/share`, {})).status).toBe(404);
});

test('error: nothing answered, a foreign message, signed out', async () => {
  const { person, path } = await makeAnswered();
  const other = await network.person();
  const unanswered = await other.send('still waiting');
  const theirs = `/api/conversations/${unanswered.conversationId}`;
  expect((await other.request('PUT', `${theirs}/share`, {})).status).toBe(409);
  expect((await person.request('PUT', `${path}/share`, { leafId: unanswered.answerId })).status).toBe(404);
  expect((await network.browser().request('PUT', `${path}/share`, {})).status).toBe(401);
});
