import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createS3Store } from '../../../lib/files/create-s3-store.ts';
import type { S3Env } from '../../../lib/files-env.ts';

const QUICK = { timeoutMs: 300, pauseMs: 5 };
const KEY = 'images/img_1/full.webp';
const unavailable = { code: 'unavailable', status: 503 };
const ENV = { bucket: 'pictures', keyId: 'id', secret: 'secret', region: 'us-east-1', pathStyle: true };

// A service that fails in a way of its own, told by the number of the request.
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
async function startFailing(answer: (count: number) => RequestListener): Promise<{ env: S3Env; count(): number }> {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    request.resume();
    answer(count)(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { env: { ...ENV, endpoint }, count: () => count };
}

test('behavior: what fails once is tried again, with the whole body', async () => {
  const sizes: number[] = [];
  const { env } = await startFailing((count) => (request, response) => {
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
    });
    request.on('end', () => {
      sizes.push(size);
      if (count === 1) response.destroy();
      else response.writeHead(count === 2 ? 503 : 200).end();
    });
  });
  await createS3Store(env, QUICK).put(KEY, new Uint8Array(5_000), 'image/webp');
  expect(sizes).toEqual([5_000, 5_000, 5_000]);
});

test('error: a service that is down, silent or sends elsewhere is unavailable after three attempts', async () => {
  const broken = await startFailing(() => (_, response) => response.writeHead(500).end());
  await expect(createS3Store(broken.env, QUICK).get(KEY)).rejects.toMatchObject(unavailable);
  expect(broken.count()).toBe(3);
  const silent = await startFailing(() => () => undefined);
  await expect(createS3Store(silent.env, QUICK).put(KEY, new Uint8Array(1), 'image/webp')).rejects.toMatchObject(
    unavailable,
  );
  const elsewhere = await startFailing(
    () => (_, response) => response.writeHead(307, { location: broken.env.endpoint }).end(),
  );
  await expect(createS3Store(elsewhere.env, QUICK).get(KEY)).rejects.toMatchObject(unavailable);
  await expect(
    createS3Store({ ...broken.env, endpoint: 'http://127.0.0.1:1' }, QUICK).removeAll('images'),
  ).rejects.toMatchObject(unavailable);
});

test('error: a refusal is not tried again, and its reason is kept for the log', async () => {
  const refusing = await startFailing(
    () => (_, response) => response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>'),
  );
  const error = await createS3Store(refusing.env, QUICK)
    .put(KEY, new Uint8Array(1), 'image/webp')
    .catch((cause) => cause);
  expect(error.cause.message).toContain('403 AccessDenied');
  expect(refusing.count()).toBe(1);
});

test('error: a file that stops coming ends in an error, not in a file that is too short', async () => {
  const { env } = await startFailing(() => (_, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half');
  });
  const file = await createS3Store(env, QUICK).get(KEY);
  await expect(new Response(file?.stream).text()).rejects.toThrow('stopped coming');
});

test('behavior: where the bucket is part of the host, the path is the key alone', async () => {
  const asked: string[] = [];
  const { env } = await startFailing(() => (request, response) => {
    asked.push(`${request.headers.host?.split(':')[0]} ${request.url}`);
    response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  });
  const endpoint = env.endpoint.replace('127.0.0.1', 'localhost');
  const store = createS3Store({ ...env, endpoint, pathStyle: false }, QUICK);
  // Names under localhost lead to this machine in browsers, and not on every system.
  const answer = await store.get(KEY).catch(() => null);
  expect(answer).toBeNull();
  expect(asked).toEqual(asked.length === 0 ? [] : [`pictures.localhost /${KEY}`]);
});
