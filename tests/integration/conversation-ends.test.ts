import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { eraseDeletedConversations } from '../../lib/chat/erase-deleted.ts';
import { DELETE_UNDO_SECONDS } from '../../lib/constants.ts';
import { MemoryStreamDriver } from '../../lib/stream/memory-driver.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { findText as findTextIn } from '../helpers/find-text.ts';
import { useNetwork } from '../helpers/network.ts';
import { readStream, textOf } from '../helpers/read-stream.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** What is left of a conversation: after an answer, in a file, after its deletion. */
const network = useNetwork();

const findText = (text: string) => findTextIn(network.connection, text);
const newMarker = () => `marker${randomBytes(8).toString('hex')}`;
/** Makes the time to take deletions back pass, and has erased what is due. */
async function passUndoTime(): Promise<void> {
  const { connection } = network;
  await connection.sql`update conversations set deleted_at = deleted_at - make_interval(secs => ${DELETE_UNDO_SECONDS})`;
  // The server's own round may be faster.
  await eraseDeletedConversations(connection, new MemoryStreamDriver());
}
const remove = (person: ApiClient, id: string) => person.request('DELETE', `/api/conversations/${id}`);

test('behavior: what a worker was given is erased as soon as the job is done', async () => {
  const [person, owner] = [await network.person(), await network.person()];
  const worker = await ScriptedWorker.register(owner);
  const { jobId } = await person.send('Hello');
  const [queued] = await network.connection.sql`select payload from jobs where id = ${jobId}`;
  expect(queued?.payload).toEqual([{ role: 'user', content: 'Hello' }]);
  expect(await worker.serveOne()).toBe(jobId);
  const [done] = await network.connection.sql`select payload, status from jobs where id = ${jobId}`;
  expect(done).toEqual({ payload: null, status: 'done' });
});

test('behavior: deleted is gone: no table has a word of it, the ledger has what was paid', async () => {
  const [person, marker] = [await network.person(), newMarker()];
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId, jobId } = await person.send(`${marker} first`);
  await worker.serveOne();
  await person.send(`${marker} second, never answered`, { conversationId });
  expect(await findText(marker)).toEqual(['conversations', 'jobs', 'messages']);

  expect(await remove(person, conversationId)).toMatchObject({ status: 200, body: { deleted: true } });
  expect((await person.get(`/api/conversations/${conversationId}`)).status).toBe(404);
  expect((await person.get(`/api/conversations?search=${marker}`)).body).toMatchObject({ conversations: [] });
  await passUndoTime();
  expect(await findText(marker)).toEqual([]);
  expect(await findText(conversationId)).toEqual([]);
  expect((await person.get(`/api/chat/stream?jobId=${jobId}`)).status).toBe(404);
  expect((await remove(person, conversationId)).status).toBe(404);
  expect(await person.credits()).toBe(490);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: deleting while a worker answers stops it, pays for what was streamed and keeps nothing', async () => {
  const [person, marker] = [await network.person(), newMarker()];
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId, jobId } = await person.send(`${marker} question`);
  const { job } = await worker.claim();
  expect(job?.id).toBe(jobId);
  await worker.token(jobId, `${marker} answer`);
  let sawText = false;
  const reading = readStream(person, jobId, {
    until: (frames) => {
      sawText = frames.length > 0;
      return false;
    },
  });
  await expect.poll(() => sawText).toBe(true);

  expect((await remove(person, conversationId)).status).toBe(200);
  await reading;
  expect((await person.get(`/api/chat/stream?jobId=${jobId}`)).status).toBe(404);
  expect(await worker.token(jobId, `${marker} late`)).toMatchObject({ status: 409, body: { code: 'lease_lost' } });
  expect((await worker.complete(jobId)).status).not.toBe(500);
  expect((await worker.call('fail', { jobId, reason: `${marker} reason` })).status).toBe(409);
  await passUndoTime();
  expect(await findText(marker)).toEqual([]);
  expect((await person.get(`/api/chat/stream?jobId=${jobId}`)).status).toBe(404);
  expect(await network.brokenInvariants()).toEqual([]);
});

test("behavior: a worker's reason for failing goes with the conversation too", async () => {
  const [person, marker] = [await network.person(), newMarker()];
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId, jobId } = await person.send('Fail at this');
  await worker.claim();
  await worker.call('fail', { jobId, reason: `could not answer ${marker}` });
  expect(await findText(marker)).toEqual(['jobs']);
  expect((await remove(person, conversationId)).status).toBe(200);
  await passUndoTime();
  expect(await findText(marker)).toEqual([]);
});

test('behavior: a deletion is taken back with everything there was, but not once its time is over', async () => {
  const [person, marker] = [await network.person(), newMarker()];
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId, jobId } = await person.send(`${marker} keep me`);
  while ((await worker.serveOne()) !== jobId);
  const path = `/api/conversations/${conversationId}`;
  const before = (await person.get(path)).body;
  const restore = (who: ApiClient) => who.request('POST', `${path}/restore`);
  expect((await restore(person)).status).toBe(404);

  await remove(person, conversationId);
  expect((await person.post('/api/chat/send', { tier: 'pro', content: 'more', conversationId })).status).toBe(404);
  expect((await restore(await network.person())).status).toBe(404);
  expect((await person.get(`/api/chat/stream?jobId=${jobId}`)).status).toBe(404);
  expect((await restore(person)).body).toEqual({ conversation: before.conversation });
  expect((await person.get(path)).body).toEqual(before);
  expect(textOf(await readStream(person, jobId))).toBe((before.messages as { content: string }[]).at(-1)?.content);

  await remove(person, conversationId);
  await passUndoTime();
  expect((await restore(person)).status).toBe(404);
});

test('behavior: a message sent while its conversation is deleted is either deleted with it or refused', async () => {
  const [person, marker] = [await network.person(), newMarker()];
  for (let round = 0; round < 8; round += 1) {
    const { conversationId } = await person.send(`${marker} start`);
    const more = { tier: 'pro', content: `${marker} more`, conversationId };
    const [deleted, ...sent] = await Promise.all([
      remove(person, conversationId),
      ...Array.from({ length: 3 }, () => person.post('/api/chat/send', more)),
    ]);
    expect(deleted.status).toBe(200);
    for (const { status } of sent) expect([200, 404]).toContain(status);
  }
  await passUndoTime();
  expect(await findText(marker)).toEqual([]);
  expect(await person.credits()).toBe(500);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: a conversation is exported as Markdown and as JSON, under its own name', async () => {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId } = await person.send('Überraschung: 李 & “Bienen”');
  await worker.serveOne();
  const path = `/api/conversations/${conversationId}/export`;

  const markdown = await person.fetch(path);
  expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(markdown.headers.get('content-disposition')).toBe(
    `attachment; filename="_berraschung-_-Bienen.md"; filename*=UTF-8''%C3%9Cberraschung-%E6%9D%8E-Bienen.md`,
  );
  expect(await markdown.text()).toMatch(
    /^# Überraschung: 李 & “Bienen”\n\nStarted .+\n\n## You\n\nÜberraschung: 李 & “Bienen”\n\n## ashao\n\nYou said: .+ 🙂 Done\.\n$/,
  );
  const json = await person.fetch(`${path}?format=json`);
  expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(json.headers.get('cache-control')).toBe('no-store');
  const { share, ...rest } = (await person.get(`/api/conversations/${conversationId}`)).body;
  expect([await json.json(), share]).toEqual([rest, null]);
});

test('behavior: a long title of letters beyond the first plane is exported as well', async () => {
  const person = await network.person();
  const { conversationId } = await person.send(`a${'𝒜'.repeat(50)}`);
  expect((await person.fetch(`/api/conversations/${conversationId}/export`)).status).toBe(200);
});
