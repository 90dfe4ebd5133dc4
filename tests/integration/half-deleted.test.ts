import { afterEach, expect, test } from 'vitest';
import { drawPng, queueImage, registerPainter } from '../helpers/draw-images.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** Deletions that end between their mark and the stop of what is on its way, by an error as well as with the process. */
const network = useNetwork();
afterEach(async () => {
  await network.emptyQueue();
  expect(await network.brokenInvariants()).toEqual([]);
});

async function statusOf(jobId: string): Promise<unknown> {
  const [job] = await network.connection.sql`select status from jobs where id = ${jobId}`;
  return job?.status;
}

/** While `during` runs, the database lets no job be stopped. */
async function withoutStops(during: () => Promise<void>): Promise<void> {
  const { sql } = network.connection;
  await sql.unsafe(`
    create function refuse_stop() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
    create trigger refuse_stop before update on jobs for each row when (new.stopped) execute function refuse_stop()`);
  await during().finally(() => sql.unsafe('drop trigger refuse_stop on jobs; drop function refuse_stop'));
}

test('behavior: pictures whose deletion failed halfway are stopped all the same, and cost nothing', async () => {
  const person = await network.person();
  const worker = await registerPainter(network);
  const drawn = await queueImage(person);
  expect((await worker.claim(5)).job?.id).toBe(drawn.jobId);
  const waiting = await queueImage(person);
  await withoutStops(async () => {
    for (const { imageId } of [drawn, waiting]) {
      expect((await person.request('DELETE', `/api/images/${imageId}`)).status).toBe(500);
      // Nothing is left that its owner could do.
      expect((await person.request('DELETE', `/api/images/${imageId}`)).status).toBe(404);
    }
    expect([await statusOf(drawn.jobId), await statusOf(waiting.jobId)]).toEqual(['running', 'queued']);
  });
  for (const { jobId } of [drawn, waiting]) await expect.poll(() => statusOf(jobId)).toBe('cancelled');
  expect((await worker.upload(drawn.jobId, await drawPng())).status).toBe(409);
  expect(await person.credits()).toBe(500);
});

test('behavior: so is the answer in a conversation; what had come is paid, and there when it is taken back', async () => {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId, jobId } = await person.send('Tell me');
  expect((await worker.claim()).job?.id).toBe(jobId);
  await worker.token(jobId, 'What had come');
  await withoutStops(async () => {
    expect((await person.request('DELETE', `/api/conversations/${conversationId}`)).status).toBe(500);
    expect(await statusOf(jobId)).toBe('running');
  });
  await expect.poll(() => statusOf(jobId)).toBe('done');
  expect((await worker.token(jobId, ' and more')).status).toBe(409);
  expect(await person.credits()).toBe(490);
  expect((await person.request('POST', `/api/conversations/${conversationId}/restore`)).status).toBe(200);
  const { messages } = (await person.get(`/api/conversations/${conversationId}`)).body;
  expect(messages).toMatchObject([{}, { content: 'What had come', job: { status: 'done', stopped: true } }]);
});

test('behavior: a signed-out browser’s too, where the process ended after the mark', async () => {
  const { conversationId, jobId } = await network.browser().send('Hello');
  await network.connection.sql`update conversations set deleted_at = now() where id = ${conversationId}`;
  await expect.poll(() => statusOf(jobId)).toBe('cancelled');
});

test('behavior: an account whose deletion failed halfway is still open, and is deleted when asked again', async () => {
  const person = await network.person();
  const { jobId } = await queueImage(person);
  const { address } = (await person.get('/api/auth/session')).body.user as { address: string };
  await withoutStops(async () => {
    expect((await person.post('/api/account/delete', { address })).status).toBe(500);
    expect((await person.get('/api/account')).status).toBe(200);
  });
  expect((await person.post('/api/account/delete', { address })).status).toBe(200);
  expect(await statusOf(jobId)).toBe('cancelled');
});
