import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { generateImage } from '../../lib/images/generate-image.ts';
import { MemoryStreamDriver } from '../../lib/stream/memory-driver.ts';
import { drawPng, queueImage, readImage, registerPainter } from '../helpers/draw-images.ts';
import { useNetwork } from '../helpers/network.ts';
import { readStream, textOf } from '../helpers/read-stream.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** Pictures through the real server, with a worker that a test drives. */
const network = useNetwork();
afterEach(async () => {
  await network.emptyQueue();
  expect(await network.brokenInvariants()).toEqual([]);
});

const PROMPT = 'a violet aurora over a quiet network of cities';
/** What the published reference prints, byte for byte; its ellipses stand for what differs each time. */
const REQUEST = `{
  "prompt": "${PROMPT}",
  "style": "Cinematic",
  "aspect": "Landscape",
  "nsfw": false
}`;
const RESPONSE = '{ "image": { "id": "img_...", "url": "...", "prompt": "..." } }';

test('default: the reference’s request is answered with the picture, which costs 20 credits', async () => {
  const person = await network.person();
  const worker = await registerPainter(network);
  const asking = person.fetch('/api/images/generate', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: REQUEST,
  });
  const { job, messages, image: task } = await worker.claim(10);
  expect({ ...job, id: '', attempt: 0 }).toMatchObject({ kind: 'image', tier: 'image', model: 'ashao-image' });
  expect(messages).toEqual([]);
  expect(task).toMatchObject({ subject: PROMPT, style: 'Cinematic', width: 1_216, height: 832, nsfw: false });
  expect(task?.prompt.startsWith(`${PROMPT}, cinematic`)).toBe(true);
  expect((await worker.upload(job?.id ?? '', await drawPng(1_216, 832))).body).toMatchObject({
    ok: true,
    earned: 14,
    tokens: 0,
  });

  const answer = await asking;
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
  const text = await answer.text();
  const [row] = await network.connection.sql`select id from images where job_id = ${job?.id ?? ''}`;
  const { image } = JSON.parse(text) as { image: { id: string; url: string } };
  // The same members in the same order and nothing beside them, without the blanks of print.
  const printed = RESPONSE.replaceAll(/(?<=[{:,]) | (?=\})/g, '');
  expect(text).toBe(
    printed
      .replace('"img_..."', JSON.stringify(row?.id))
      .replace('"url":"..."', () => `"url":${JSON.stringify(image.url)}`)
      .replace('"prompt":"..."', `"prompt":${JSON.stringify(PROMPT)}`),
  );
  expect(image.id).toMatch(/^img_/);
  expect(await person.credits()).toBe(480);
  // The address alone entitles to it, as a program without the cookie fetches it too.
  const file = await network.browser().fetch(image.url);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('image/webp');
  expect(file.headers.get('cache-control')).toMatch(/^private, max-age=\d+, immutable$/);
  expect(await sharp(await file.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 1_216, height: 832 });
});

test('behavior: asked for in the background, its stream tells of progress and ends with the picture', async () => {
  const person = await network.person();
  const worker = await registerPainter(network);
  const { jobId, imageId, image } = await queueImage(person);
  expect(image).toEqual({ id: imageId, url: null, prompt: 'A lighthouse' });
  expect(await readImage(person, imageId)).toMatchObject({ state: 'waiting', url: null, thumbUrl: null });
  const reading = readStream(person, jobId);
  await worker.claim(5);
  const preview = (await drawPng(64, 64)).toString('base64');
  expect((await worker.call('progress', { jobId, step: 3, steps: 20, preview })).status).toBe(200);
  await readStream(person, jobId, { until: (frames) => frames.some(({ event }) => event.type === 'progress') });
  await worker.upload(jobId, await drawPng());

  const frames = await reading;
  const progress = frames.map(({ event }) => event).find((event) => event.type === 'progress');
  expect(progress).toMatchObject({ step: 3, steps: 20 });
  expect(progress?.type === 'progress' && progress.preview).toMatch(/^data:image\/webp;base64,/);
  expect(textOf(frames)).toBe(`![A lighthouse](/images?open=${imageId})`);
  expect(frames.at(-1)?.event).toMatchObject({
    type: 'done',
    tokens: 0,
    charged: 20,
    tokensPerSecond: null,
    image: { id: imageId, prompt: 'A lighthouse', url: expect.stringContaining(`/api/images/${imageId}/file?`) },
  });
  // Who comes later, from the stored answer, is told the same.
  expect((await readStream(person, jobId)).at(-1)?.event).toEqual(frames.at(-1)?.event);
  expect(await readImage(person, imageId)).toMatchObject({ state: 'done', width: 1_024, model: 'test-painter' });
});

test('behavior: three attempts that fail cost nothing, and the request says so', async () => {
  const person = await network.person();
  const workers = await Promise.all([registerPainter(network), registerPainter(network), registerPainter(network)]);
  const asking = person.post('/api/images/generate', { prompt: 'A lighthouse' });
  for (const worker of workers) {
    const { job } = await worker.claim(10);
    await worker.call('fail', { jobId: job?.id ?? '', reason: 'out of memory' });
  }
  const { status, body } = await asking;
  expect({ status, code: body.code, jobId: typeof body.jobId }).toEqual({
    status: 502,
    code: 'image_failed',
    jobId: 'string',
  });
  expect(JSON.stringify(body)).not.toContain('out of memory');
  expect(await person.credits()).toBe(500);

  // Listed for a day with the reason, for its owner alone, until it is dismissed.
  const { images, failed } = (await person.get('/api/images')).body as {
    images: [];
    failed: { image: { id: string } }[];
  };
  expect(images).toEqual([]);
  expect(failed).toMatchObject([
    { image: { state: 'failed', url: null, prompt: 'A lighthouse' }, code: 'image_failed', message: body.error },
  ]);
  expect((await person.get('/api/images?favourite=1')).body.failed).toEqual([]);
  expect((await (await network.person()).get('/api/images')).body.failed).toEqual([]);
  const { sql } = network.connection;
  const finish = (ago: string) =>
    sql`update jobs set finished_at = now() - ${ago}::interval where id = ${body.jobId as string}`;
  await finish('1 day');
  expect((await person.get('/api/images')).body.failed).toEqual([]);
  await finish('1 hour');
  expect((await person.get('/api/images')).body.failed).toHaveLength(1);
  await person.request('DELETE', `/api/images/${failed[0]?.image.id}`);
  expect((await person.get('/api/images')).body.failed).toEqual([]);
});

/** As if no worker of an earlier test were there any more. */
const sendWorkersAway = () => network.connection.sql`update workers set last_seen_at = now() - interval '1 hour'`;

test('behavior: a picture that the only worker’s filter holds back costs nothing and is not tried again', async () => {
  const person = await network.person();
  await sendWorkersAway();
  const worker = await registerPainter(network);
  const asking = person.post('/api/images/generate', { prompt: 'A lighthouse' });
  const { job } = await worker.claim(10);
  expect((await worker.call('fail', { jobId: job?.id ?? '', censored: true })).body.status).toBe('failed');
  expect(await asking).toMatchObject({ status: 422, body: { code: 'image_censored' } });
  expect((await worker.claim(0)).job).toBeNull();
  expect(await person.credits()).toBe(500);
  expect((await person.get('/api/images')).body.failed).toMatchObject([{ code: 'image_censored' }]);
  const last = (await readStream(person, job?.id ?? '')).at(-1)?.event;
  expect(last).toMatchObject({ type: 'error', charged: 0, censored: true });
});

test('behavior: uploading twice at once or again is answered alike or has to wait, and pays once', async () => {
  const person = await network.person();
  const worker = await registerPainter(network);
  const { jobId } = await queueImage(person);
  await worker.claim(5);
  const png = await drawPng();
  const twins = await Promise.all([worker.upload(jobId, png), worker.upload(jobId, png)]);
  const last = await worker.upload(jobId, png);
  // Two that overlap: one is refused. Two that happen not to are answered alike.
  const refused = twins.filter(({ status }) => status === 429);
  expect(refused.length).toBeLessThan(2);
  for (const { headers } of refused) expect(headers.get('retry-after')).toBe('5');
  const { images } = (await person.get('/api/images')).body as { images: { url: string; thumbUrl: string }[] };
  for (const path of [images[0]?.url, images[0]?.thumbUrl]) expect((await person.fetch(path ?? '')).status).toBe(200);
  for (const response of [...twins.filter((twin) => !refused.includes(twin)), last]) {
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ ok: true, earned: 14, tokens: 0 });
  }
  const [paid] = await network.connection.sql<{ n: number }[]>`
    select count(*)::int as n from ledger_transactions where kind = 'settle' and reference = ${jobId}`;
  expect(paid?.n).toBe(1);
});

test('error: when the time is over the request ends with the job’s id, and the picture still arrives', async () => {
  const person = await network.person();
  const body = { prompt: 'A lighthouse', style: 'None', aspect: 'Square', nsfw: false, async: false } as const;
  const { signal } = new AbortController();
  const params = { userId: person.userId, body, idempotencyKey: null, signal, waitMs: 50 };
  const error = await generateImage(network.connection, new MemoryStreamDriver(), params).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'image_timeout', status: 504, data: { jobId: expect.stringMatching(/^job_/) } });
  const worker = await registerPainter(network);
  expect((await worker.claim(5)).job?.id).toBe(error.data.jobId);
  await worker.upload(error.data.jobId, await drawPng());
  expect((await person.get('/api/images')).body.images).toMatchObject([{ state: 'done' }]);
});

test('behavior: a repeated Idempotency-Key is one picture, another request under it is refused', async () => {
  const person = await network.person();
  const ask = (prompt: string) =>
    person.post('/api/images/generate', { prompt, async: true }, { 'idempotency-key': 'once' });
  const [first, second] = await Promise.all([ask('A lighthouse'), ask('A lighthouse')]);
  expect([first.status, second.status]).toEqual([202, 202]);
  expect(second.body.jobId).toBe(first.body.jobId);
  expect((await ask('A tower')).status).toBe(409);
  expect(await person.credits()).toBe(480);
});

test('error: signed out, without the credits, or with too many on their way nothing is queued', async () => {
  expect((await network.browser().post('/api/images/generate', REQUEST)).status).toBe(401);
  const person = await network.person();
  const replies = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      person.post('/api/images/generate', { prompt: `Picture ${index}`, async: true }),
    ),
  );
  expect(replies.filter(({ status }) => status === 202)).toHaveLength(12);
  expect(replies.filter(({ status }) => status === 409)).toHaveLength(4);
  expect(await person.credits()).toBe(500 - 20 * 12);
  for (let left = 260; left > 0; left -= 10) await person.send('Spend it');
  const poor = await person.post('/api/images/generate', REQUEST);
  expect({ status: poor.status, required: poor.body.required }).toEqual({ status: 402, required: 20 });
});

test('error: a picture’s job takes no text, a message’s no picture, and stopping never pays for a word', async () => {
  const person = await network.person();
  const worker = await registerPainter(network);
  const { jobId } = await queueImage(person);
  await worker.claim(5);
  expect((await worker.token(jobId, 'Here it is')).status).toBe(400);
  expect((await worker.complete(jobId)).status).toBe(400);
  expect((await person.post('/api/chat/stop', { jobId })).body).toEqual({ status: 'cancelled', charged: 0 });
  expect(await person.credits()).toBe(500);

  const chats = await ScriptedWorker.register(await network.person());
  const message = await person.send('Hello');
  await chats.claim(5);
  expect((await chats.upload(message.jobId, await drawPng())).status).toBe(400);
  expect((await chats.call('progress', { jobId: message.jobId, step: 1, steps: 2 })).status).toBe(400);
});

test('error: whoever stops picture after picture in the making has to wait', async () => {
  const person = await network.person();
  const worker = await registerPainter(network);
  await network.connection.sql`insert into rate_counters (key, window_start, count)
    values (${`image-stops:${person.userId}`}, date_trunc('hour', now()), 29)`;
  const { jobId } = await queueImage(person);
  await worker.claim(5);
  await person.post('/api/chat/stop', { jobId });
  const refused = await person.post('/api/images/generate', { prompt: 'A lighthouse', async: true });
  expect({ status: refused.status, after: refused.headers.get('retry-after') }).toEqual({ status: 429, after: '3600' });
  expect(await person.credits()).toBe(500);
});

test('behavior: a worker is only given what it serves', async () => {
  const person = await network.person();
  const [chats, paints] = [await ScriptedWorker.register(await network.person()), await registerPainter(network)];
  const { jobId } = await queueImage(person);
  expect((await chats.claim(0)).job).toBeNull();
  const message = await person.send('Hello');
  const refused = await paints.call('claim', { kind: 'chat', waitSeconds: 0 });
  expect(refused.status).toBe(403);
  expect((await paints.claim(5)).job?.id).toBe(jobId);
  expect((await paints.claim(0)).job).toBeNull();
  expect((await chats.claim(5)).job?.id).toBe(message.jobId);
  const both = await ScriptedWorker.register(await network.person(), { kinds: ['chat', 'image'] });
  const second = await queueImage(person);
  const claim = await both.call('claim', { kind: 'image', waitSeconds: 5 });
  expect((claim.body.job as { id: string }).id).toBe(second.jobId);
});

test('error: a prompt that the rules forbid costs nothing and leaves nothing but the rule in the log', async () => {
  const person = await network.person();
  const prompt = 'naked child, explicit';
  const refused = [
    await person.post('/api/images/generate', { prompt, nsfw: true }),
    await person.post('/api/images/generate', { prompt: 'children in a park', negativePrompt: 'clothes', nsfw: true }),
    await person.post('/api/chat/send', { tier: 'pro', content: `/image ${prompt}` }),
  ];
  for (const { status, body } of refused) {
    expect({ status, code: body.code, rule: typeof body.rule }).toEqual({
      status: 422,
      code: 'prompt_refused',
      rule: 'string',
    });
  }
  expect(await person.credits()).toBe(500);
  expect(await network.connection.sql`select id from images where user_id = ${person.userId}`).toEqual([]);
  expect(network.server.logs()).toContain('a prompt was refused');
  expect(network.server.logs()).not.toContain(prompt);
});
