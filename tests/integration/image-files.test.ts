import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ImageAspectId } from '../../lib/constants.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { makePng } from '../helpers/make-png.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** What a hostile worker uploads, and who gets at a file: the guarantees of `lib/files` and `lib/pictures` through the server. */
const network = useNetwork();
let person: ApiClient;
let worker: ScriptedWorker;
beforeEach(async () => {
  await network.emptyQueue();
  person = await network.person();
  worker = await ScriptedWorker.register(await network.person(), { kinds: ['image'] });
});

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#6d28d9' } })
    .png()
    .toBuffer();
const whole = () => plain(256, 256);

async function claimOne(aspect: ImageAspectId = 'Square'): Promise<string> {
  const { body } = await person.post('/api/images/generate', { prompt: 'A lighthouse', aspect, async: true });
  const { job } = await worker.claim(5);
  expect(job?.id).toBe(body.jobId);
  return String(body.jobId);
}

/** An upload of this worker's that says it is large, and ends never. */
function beginUpload(jobId: string): http.ClientRequest {
  const query = new URLSearchParams({ workerId: worker.workerId, jobId });
  const headers = {
    authorization: `Bearer ${worker.secret}`,
    'content-type': 'image/png',
    'content-length': 20 * 1024 * 1024,
  };
  const request = http.request(`${network.url}/api/worker/image?${query}`, { method: 'POST', headers });
  request.write(Buffer.alloc(1_000));
  return request;
}

const html = Buffer.from('<!doctype html><script>alert(1)</script>');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>');
describe('a hostile upload', () => {
  const hostile: [string, () => Promise<Buffer> | Buffer, string][] = [
    ['a page of HTML', () => html, 'image/png'],
    ['an SVG with a script', () => svg, 'image/png'],
    ['30,000 × 30,000 pixels', () => makePng({ width: 30_000, height: 30_000, rows: 1 }), 'image/png'],
    ['a truncated file', async () => (await whole()).subarray(0, 90), 'image/png'],
    ['a picture of one pixel', () => plain(1, 1), 'image/png'],
    ['a stripe', () => plain(2_560, 256), 'image/png'],
    ['nothing at all', () => Buffer.alloc(0), 'image/png'],
    [
      'a PNG’s beginning and garbage',
      () => Buffer.concat([makePng({ width: 9, height: 9 }).subarray(0, 33), deflateSync(html)]),
      'image/webp',
    ],
  ];
  test.each(hostile)('error: %s is refused, the attempt has failed and nothing is paid', async (_name, make, type) => {
    const jobId = await claimOne();
    const { status, body } = await worker.upload(jobId, await make(), type);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'bad_image' });
    const [job] = await network.connection.sql`select status, attempts from jobs where id = ${jobId}`;
    expect(job).toEqual({ status: 'queued', attempts: 1 });
    expect(await network.brokenInvariants()).toEqual([]);
    expect(network.server.logs()).not.toMatch(/"level":50/);
  });

  test('error: a form’s type, a file over the limit and another worker’s job are refused', async () => {
    const jobId = await claimOne();
    expect((await worker.upload(jobId, await whole(), 'text/plain')).status).toBe(415);
    expect((await worker.upload(jobId, Buffer.alloc(20 * 1024 * 1024 + 1))).status).toBe(413);
    const other = await ScriptedWorker.register(await network.person(), { kinds: ['image'] });
    expect((await other.upload(jobId, await whole())).status).toBe(409);
    expect((await worker.upload('job_unknown', await whole())).status).toBe(404);
    expect((await worker.upload(jobId, await whole())).status).toBe(200);
  });

  test('error: a file for somebody else’s job is refused before it has arrived', async () => {
    const { body } = await person.post('/api/images/generate', { prompt: 'A lighthouse', async: true });
    const request = beginUpload(String(body.jobId));
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    expect(response.statusCode).toBe(409);
    request.destroy();
  });

  test('error: of many uploads of one picture that never end, one is kept, which ends with its connection', async () => {
    const jobId = await claimOne();
    const requests = Array.from({ length: 8 }, () => beginUpload(jobId));
    const statuses: (number | undefined)[] = [];
    for (const request of requests) {
      request.on('error', () => undefined);
      request.on('response', ({ statusCode }) => statuses.push(statusCode));
    }
    await expect.poll(() => statuses.length, { timeout: 15_000 }).toBe(7);
    expect(new Set(statuses)).toEqual(new Set([429]));
    expect((await worker.upload(jobId, await whole())).status).toBe(429);
    for (const request of requests) request.destroy();
    await expect.poll(async () => (await worker.upload(jobId, await whole())).status, { timeout: 15_000 }).toBe(200);
  });

  test('error: a glimpse that is no picture is left out, and the step still told', async () => {
    const jobId = await claimOne();
    const preview = svg.toString('base64');
    expect((await worker.call('progress', { jobId, step: 1, steps: 2, preview })).status).toBe(200);
    expect((await worker.call('progress', { jobId, step: 1, steps: 2, preview: 'not base64!' })).status).toBe(400);
  });
});

test('behavior: what is served is made anew: no metadata, no bytes behind the end, two sizes, three formats', async () => {
  const jobId = await claimOne('Wide');
  const bytes = await sharp({ create: { width: 1_600, height: 800, channels: 3, background: '#6d28d9' } })
    .withExif({ IFD0: { Copyright: 'Jane Secret' } })
    .jpeg()
    .toBuffer();
  await worker.upload(jobId, Buffer.concat([bytes, html]), 'image/jpeg');
  const { images } = (await person.get('/api/images')).body as { images: Record<string, string>[] };
  const { url = '', thumbUrl = '', downloadUrl = '' } = images[0] ?? {};
  const get = async (path: string, accept: string) => {
    const response = await person.fetch(path, { headers: { accept } });
    return {
      type: response.headers.get('content-type'),
      headers: response.headers,
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  };
  const full = await get(url, '*/*');
  expect(await sharp(full.bytes).metadata()).toMatchObject({ format: 'webp', width: 1_600, height: 800 });
  for (const trace of ['Jane Secret', '<script>']) expect(full.bytes.includes(trace)).toBe(false);
  expect((await get(thumbUrl, 'image/avif,image/webp,*/*')).type).toBe('image/avif');
  const thumb = await get(thumbUrl, 'image/webp,*/*');
  expect(await sharp(thumb.bytes).metadata()).toMatchObject({ format: 'webp', width: 512, height: 256 });
  expect(thumb.headers.get('vary')).toMatch(/accept/i);
  const png = await get(downloadUrl, '*/*');
  expect(png.headers.get('content-disposition')).toMatch(/^attachment; filename="ashao-\w+\.png"/);
  expect(await sharp(png.bytes).metadata()).toMatchObject({ format: 'png', width: 1_600, height: 800 });
});

test('behavior: nobody else finds a picture, and an address that was changed or has lapsed is none', async () => {
  const jobId = await claimOne();
  await worker.upload(jobId, await whole());
  const { images } = (await person.get('/api/images')).body as { images: { id: string; url: string }[] };
  const { id = '', url = '' } = images[0] ?? {};
  const stranger = await network.person();
  expect((await stranger.get('/api/images')).body.images).toEqual([]);
  expect((await stranger.get(`/api/images/${id}`)).status).toBe(404);
  expect((await stranger.get(`/api/images/${id}/file`)).status).toBe(400);
  const changed = [
    url.replace('size=full', 'size=thumb'),
    url.replace(/expires=\d+/, 'expires=99999999999'),
    url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    `${url}&format=png`,
  ];
  for (const address of changed) expect((await stranger.fetch(address)).status, address).toBe(404);
});

test('limit: PNG downloads that one address does not read are refused beyond its part, until it reads or goes', async () => {
  const jobId = await claimOne();
  const side = 2_800;
  const noise = sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });
  expect((await worker.upload(jobId, await noise.jpeg().toBuffer(), 'image/jpeg')).status).toBe(200);
  const { images } = (await person.get('/api/images')).body as { images: { downloadUrl: string }[] };
  const { downloadUrl = '' } = images[0] ?? {};
  const unread = http.get(`${network.url}${downloadUrl}`);
  const [response] = (await once(unread, 'response')) as [http.IncomingMessage];
  expect(response.statusCode).toBe(200);
  const refused = await person.fetch(downloadUrl);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  unread.destroy();
  const read = await person.fetch(downloadUrl);
  expect(read.status).toBe(200);
  const { width, height } = await sharp(await read.arrayBuffer()).metadata();
  expect([width, height]).toEqual([side, side]);
}, 60_000);
