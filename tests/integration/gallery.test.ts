import { afterEach, expect, test } from 'vitest';
import { IMAGES_KEPT_MAX } from '../../lib/constants.ts';
import { listReports } from '../../lib/images/list-reports.ts';
import { resolveReports } from '../../lib/images/resolve-reports.ts';
import { drawImage, drawPng, queueImage, readImage, registerPainter } from '../helpers/draw-images.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** What becomes of pictures once they are asked for: deleting, sharing, in a chat, in the export. */
const network = useNetwork();
afterEach(async () => {
  await network.emptyQueue();
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: deleted, it is gone at once, can be brought back, and is erased with its files after a minute', async () => {
  const person = await network.person();
  const { imageId, jobId } = await drawImage(network, person, { prompt: 'A secret garden' });
  const { url } = await readImage(person, imageId);
  expect((await person.request('DELETE', `/api/images/${imageId}`)).status).toBe(200);
  expect((await person.fetch(String(url))).status).toBe(404);
  expect((await person.get('/api/images')).body.images).toEqual([]);
  expect((await person.post(`/api/images/${imageId}/restore`, undefined)).status).toBe(200);
  expect((await person.fetch(String(url))).status).toBe(200);

  await person.request('DELETE', `/api/images/${imageId}`);
  await network.connection.sql`update images set deleted_at = now() - interval '2 minutes' where id = ${imageId}`;
  await expect
    .poll(() => network.connection.sql`select id from images where id = ${imageId}`, { timeout: 40_000, interval: 500 })
    .toEqual([]);
  expect((await person.post(`/api/images/${imageId}/restore`, undefined)).status).toBe(404);
  const [job] = await network.connection.sql`select output, payload from jobs where id = ${jobId}`;
  expect(job).toEqual({ output: null, payload: null });
}, 60_000);

test('behavior: the list says of each picture that waits its place in the whole queue, and of no other', async () => {
  const [person, other] = [await network.person(), await network.person()];
  const worker = await registerPainter(network);
  await queueImage(person, { prompt: 'Drawn' });
  await worker.claim(5);
  for (const [who, prompt] of [
    [person, 'First'],
    [other, 'Second'],
    [person, 'Third'],
  ] as const)
    await queueImage(who, { prompt });
  const { images } = (await person.get('/api/images')).body as {
    images: { id: string; prompt: string; queue: Record<string, unknown> | null }[];
  };
  expect(images.map(({ prompt, queue }) => [prompt, queue?.position])).toEqual([
    ['Third', 3],
    ['First', 1],
    ['Drawn', undefined],
  ]);
  expect(images[0]?.queue).toEqual({ position: 3, workers: expect.any(Number), waitSeconds: 0 });
  expect(await readImage(person, images[0]?.id ?? '')).toMatchObject({ queue: { position: 3 } });
  expect(images[2]?.queue).toBeNull();
  expect((await other.get('/api/images')).body.images).toMatchObject([{ prompt: 'Second', queue: { position: 2 } }]);
});

test('behavior: deleting one that is being drawn stops it and gives the credits back', async () => {
  const person = await network.person();
  const worker = await registerPainter(network);
  const { imageId, jobId } = await queueImage(person);
  await worker.claim(5);
  await person.request('DELETE', `/api/images/${imageId}`);
  expect(await person.credits()).toBe(500);
  expect((await worker.upload(jobId, await drawPng())).status).toBe(409);
  expect((await worker.call('progress', { jobId, step: 1, steps: 2 })).status).toBe(409);
});

test('behavior: a share shows the picture and nothing of whose it is, until it is ended', async () => {
  const person = await network.person();
  const { imageId } = await drawImage(network, person);
  const { shareToken } = (await person.request('PUT', `/api/images/${imageId}/share`)).body;
  expect((await person.request('PUT', `/api/images/${imageId}/share`)).body).toEqual({ shareToken });
  const anyone = network.browser();
  const { image } = (await anyone.get(`/api/image-shares/${shareToken}`)).body as { image: Record<string, unknown> };
  expect(Object.keys(image).sort()).toEqual(
    ['createdAt', 'height', 'model', 'nsfw', 'prompt', 'style', 'url', 'width'].sort(),
  );
  const url = String(image.url);
  expect(url).toBe(`/api/image-shares/${shareToken}/file`);
  const file = await anyone.fetch(url);
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  });
  expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 8, 12)).toBe('WEBP');
  const head = await anyone.fetch(url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, file.headers.get('content-length')]);
  const report = { reason: 'rights', note: 'It is mine' };
  expect((await anyone.post(`/api/image-shares/${shareToken}/report`, report)).body).toEqual({ reported: true });
  expect(await network.connection.sql`select image_id, reason, note from image_reports`).toEqual([
    { image_id: imageId, ...report },
  ]);
  expect((await person.request('DELETE', `/api/images/${imageId}/share`)).status).toBe(200);
  expect((await anyone.get(`/api/image-shares/${shareToken}`)).status).toBe(404);
  expect((await anyone.fetch(url)).status).toBe(404);

  // Shared anew it has another address, which a deletion ends as well.
  const again = (await person.request('PUT', `/api/images/${imageId}/share`)).body;
  expect((await anyone.fetch(`/api/image-shares/${again.shareToken}/file`)).status).toBe(200);
  await person.request('DELETE', `/api/images/${imageId}`);
  expect((await anyone.fetch(`/api/image-shares/${again.shareToken}/file`)).status).toBe(404);
});

test('behavior: the operator sees what was reported, keeps it or takes it away for good', async () => {
  const person = await network.person();
  const { db } = network.connection;
  const [kept, removed] = [await drawImage(network, person), await drawImage(network, person)];
  const files = new Map<string, string>();
  for (const { imageId } of [kept, removed]) {
    const { shareToken } = (await person.request('PUT', `/api/images/${imageId}/share`)).body;
    await network.browser().post(`/api/image-shares/${shareToken}/report`, { reason: 'violence' });
    files.set(imageId, `/api/image-shares/${shareToken}/file`);
  }
  const listed = (await listReports(db)).map(({ imageId }) => imageId);
  expect(listed).toEqual(expect.arrayContaining([kept.imageId, removed.imageId]));
  await resolveReports(db, { imageId: kept.imageId, remove: false });
  await resolveReports(db, { imageId: removed.imageId, remove: true });
  const left = (await listReports(db)).map(({ imageId }) => imageId);
  expect(left).not.toContain(kept.imageId);
  expect(left).not.toContain(removed.imageId);
  const statusOf = async (imageId: string) => (await network.browser().fetch(files.get(imageId) ?? '')).status;
  expect([await statusOf(kept.imageId), await statusOf(removed.imageId)]).toEqual([200, 404]);
  expect((await person.get(`/api/images/${kept.imageId}`)).status).toBe(200);
  expect((await person.get(`/api/images/${removed.imageId}`)).status).toBe(404);
  expect((await person.post(`/api/images/${removed.imageId}/restore`, undefined)).status).toBe(404);
});

test('behavior: a gallery is full of pictures that are there or on their way; what was not drawn takes no room', async () => {
  const person = await network.person();
  const { sql } = network.connection;
  const { imageId, jobId } = await queueImage(person);
  const ids = sql`select n, 'job_full' || n as job_id, 'img_full' || n as id from generate_series(2, ${IMAGES_KEPT_MAX}) n`;
  await sql`insert into jobs (id, user_id, tier, model, status, charge, finished_at)
    select s.job_id, j.user_id, 'image', j.model, 'failed', 0, now() from (${ids}) s, jobs j where j.id = ${jobId}`;
  await sql`insert into images (id, user_id, job_id, prompt, style, aspect, width, height, seed, nsfw)
    select s.id, i.user_id, s.job_id, '', 'None', 'Square', 8, 8, 1, false from (${ids}) s, images i where i.id = ${imageId}`;
  await queueImage(person);
  await sql`update images set file_key = 'images/' || id where id like 'img_full%'`;
  const { status, body } = await person.post('/api/images/generate', { prompt: 'One too many', async: true });
  expect([status, body.code, body.error]).toEqual([409, 'conflict', expect.stringContaining('Your gallery has 5000')]);
  await sql`delete from images where id like 'img_full%'`;
  await sql`delete from jobs where id like 'job_full%'`;
});

test('behavior: in a chat, /image is answered with a picture that is in the gallery too', async () => {
  const person = await network.person();
  const worker = await registerPainter(network);
  const sent = await person.send('/image a red fox in snow');
  const { job, image } = await worker.claim(5);
  expect(job?.id).toBe(sent.jobId);
  expect(image).toMatchObject({ subject: 'a red fox in snow', width: 1_024, height: 1_024 });
  await worker.upload(sent.jobId, await drawPng(1_024, 1_024));
  const { conversation, messages } = (await person.get(`/api/conversations/${sent.conversationId}`)).body as {
    conversation: { title: string };
    messages: {
      content: string;
      picture?: { id: string; url: string };
      job: { tier: string; charged: number } | null;
    }[];
  };
  expect(conversation.title).toBe('a red fox in snow');
  const answer = messages.at(-1);
  expect(answer?.job).toMatchObject({ tier: 'image', charged: 20 });
  expect((await person.fetch(answer?.picture?.url ?? '')).status).toBe(200);
  const { images } = (await person.get('/api/images')).body as { images: { id: string }[] };
  expect(images.map(({ id }) => id)).toEqual([answer?.picture?.id]);

  // Drawn once more, it is a sibling; the worker of messages reads the first as a line of text.
  const again = await person.post('/api/chat/regenerate', { messageId: sent.answerId, tier: 'pro' });
  expect((await worker.claim(5)).job?.id).toBe(again.body.jobId);
  await worker.call('fail', { jobId: again.body.jobId as string, release: true });
  const chats = await ScriptedWorker.register(await network.person());
  await person.send('And what is in it?', { conversationId: sent.conversationId, parentId: sent.answerId });
  const { messages: history } = await chats.claim(5);
  expect(history?.map(({ content }) => content)).toEqual([
    '/image a red fox in snow',
    `![a red fox in snow](/images?open=${answer?.picture?.id})`,
    'And what is in it?',
  ]);
  expect((await network.browser().post('/api/chat/send', { tier: 'pro', content: '/image a fox' })).status).toBe(401);
});

test('behavior: a stopped one, which no list shows, is erased after a minute; a failed one is listed for a day', async () => {
  const person = await network.person();
  const [stopped, failed] = [await queueImage(person, { prompt: 'Better not' }), await queueImage(person)];
  expect((await person.post('/api/chat/stop', { jobId: stopped.jobId })).body.status).toBe('cancelled');
  expect((await person.post('/api/chat/stop', { jobId: failed.jobId })).body.status).toBe('cancelled');
  const ids = [stopped.imageId, failed.imageId];
  const left = async () => {
    const rows = await network.connection.sql`select id from images where id = any(${ids}) order by id`;
    return rows.map(({ id }) => id);
  };
  await network.connection.sql`update jobs set finished_at = now() - interval '2 minutes',
    status = case id when ${failed.jobId} then 'failed' else status end where id in (${stopped.jobId}, ${failed.jobId})`;
  await expect.poll(left, { timeout: 40_000, interval: 500 }).toEqual([failed.imageId]);
  expect((await person.get('/api/images')).body).toMatchObject({ failed: [{ image: { id: failed.imageId } }] });
}, 60_000);

test('behavior: the export has every picture with its file, and those that have none', async () => {
  const person = await network.person();
  await drawImage(network, person, { prompt: 'A lighthouse at dusk' });
  await queueImage(person, { prompt: 'Not there yet' });
  const { pictures } = (await person.get('/api/account/export')).body as {
    pictures: { prompt: string; data: string | null }[];
  };
  expect(pictures.map(({ prompt }) => prompt)).toEqual(['A lighthouse at dusk', 'Not there yet']);
  expect(pictures[1]?.data).toBeNull();
  expect(Buffer.from(pictures[0]?.data ?? '', 'base64').toString('latin1', 8, 12)).toBe('WEBP');
});

test('behavior: an account’s pictures go with it, words at once and files soon', async () => {
  const person = await network.person();
  const { imageId } = await drawImage(network, person, { prompt: 'Only mine' });
  const { url } = await readImage(person, imageId);
  const { address } = (await person.get('/api/auth/session')).body.user as { address: string };
  expect((await person.post('/api/account/delete', { address })).status).toBe(200);
  expect((await network.browser().fetch(String(url))).status).toBe(404);
  const [left] = await network.connection.sql`select prompt from images where id = ${imageId}`;
  expect(left?.prompt ?? '').toBe('');
});
