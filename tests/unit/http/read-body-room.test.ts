import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IMAGE_UPLOADS_BYTES_MAX } from '../../../lib/constants.ts';
import { CLIENT_ADDRESS_HEADER } from '../../../lib/http/client-address.ts';
import { endpoint } from '../../../lib/http/endpoint.ts';
import { mountEndpoints } from '../../../lib/http/mount-endpoints.ts';
import { BODY_BYTES_MAX, readBytes } from '../../../lib/http/read-body.ts';
import { LARGE_BODIES_BYTES_MAX, LARGE_BODY_SECONDS_MAX } from '../../../lib/http/transfer-limits.ts';

const MEGABYTE = 1024 * 1024;
const FULL = { code: 'unavailable', status: 503, data: { retryAfterSeconds: 5 } };

/** Messages are counted by their sender's address, uploads in a room of their own by the owner that the query names. */
let begun = 0;
const POST = endpoint({
  run: async ({ request }) => {
    begun += 1;
    const key = new URL(request.url).searchParams.get('owner');
    const room = key === null ? {} : { room: { name: 'uploads', bytesMax: IMAGE_UPLOADS_BYTES_MAX, key } };
    return Response.json({ bytes: (await readBytes(request, 20 * MEGABYTE, room)).length });
  },
});
const app = mountEndpoints([{ pattern: '/api/body', module: { POST } }]);
let server: http.Server;
const sockets: Socket[] = [];
beforeEach(async () => {
  begun = 0;
  server = http.createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  // What was being read has then given its room back.
  await new Promise((resolve) => setImmediate(resolve));
});

/** Whichever of the two the process believes, depending on what ran before in it. */
const from = (address: string) => ({ [CLIENT_ADDRESS_HEADER]: address, 'x-forwarded-for': address });
/** On a connection of its own: one whose body was refused half-way may be cut off soon after the answer. */
const send = async (megabytes: number, { query = '', address = '192.0.2.1' } = {}) => {
  const { port } = server.address() as AddressInfo;
  const headers = { ...from(address), 'content-length': megabytes * MEGABYTE };
  const path = `/api/body${query}`;
  const request = http.request({ port, host: '127.0.0.1', path, method: 'POST', headers, agent: false });
  request.on('error', () => undefined);
  request.end(Buffer.alloc(megabytes * MEGABYTE));
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.on('error', () => undefined).resume();
  return response.statusCode;
};
/** A connection that says its body has so many bytes, sends one of them and then waits. */
async function begin({ says, query = '' }: { says: number; query?: string }) {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  const headers = Object.entries(from('192.0.2.9')).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(
    `POST /api/body${query} HTTP/1.1\r\nhost: localhost\r\n${headers.join('')}content-length: ${says}\r\n\r\n`,
  );
  socket.write('a');
}
type Arrived = { said?: number; bytesMax?: number; room?: { name: string; bytesMax: number; key: string } };
/** A body of which so much has arrived and been read, and what ends it. */
async function arrived(bytes: number, address: string, options: Arrived = {}) {
  const { said = bytes, bytesMax = 20 * MEGABYTE, room } = options;
  let control: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      control = controller;
      controller.enqueue(new Uint8Array(bytes));
    },
  });
  const headers = { 'content-length': String(said), ...from(address) };
  const request = new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  const read = readBytes(request, bytesMax, room ? { room } : {});
  const failure = read.then(
    () => null,
    (error: unknown) => error,
  );
  await new Promise((resolve) => setImmediate(resolve));
  return { read, failure, end: () => control?.close(), breakOff: () => control?.error(new Error('aborted')) };
}

test('behavior: connections that announce large bodies and send a byte keep no room from anybody', async () => {
  const waiting = Array.from({ length: 40 }, () => begin({ says: 9_780_000 }));
  const uploads = Array.from({ length: 10 }, () => begin({ says: 20 * MEGABYTE, query: '?owner=stranger' }));
  await Promise.all([...waiting, ...uploads]);
  await expect.poll(() => begun).toBe(50);
  expect(await send(9)).toBe(200);
  expect(await send(9, { address: '192.0.2.9' })).toBe(200);
  expect(await send(19, { query: '?owner=stranger' })).toBe(200);
});

test('behavior: what one owner has sent of uploads leaves room to others, and none of it is the messages’', async () => {
  const half = { said: 20 * MEGABYTE, room: { name: 'uploads', bytesMax: IMAGE_UPLOADS_BYTES_MAX, key: 'careless' } };
  const halves = [await arrived(10 * MEGABYTE, '192.0.2.9', half), await arrived(10 * MEGABYTE, '192.0.2.9', half)];
  expect(await send(2, { query: '?owner=careless' })).toBe(503);
  expect(await send(20, { query: '?owner=other' })).toBe(200);
  expect(await send(20)).toBe(200);
  for (const { breakOff, failure } of halves) {
    breakOff();
    expect(await failure).toMatchObject({ status: 400 });
  }
  expect(await send(20, { query: '?owner=careless' })).toBe(200);
});

test('behavior: large bodies hold 128 MB together at most, those of an address a quarter; small ones are read beside them', async () => {
  const part = LARGE_BODIES_BYTES_MAX / 8;
  const held = [];
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']) {
    held.push(await arrived(part, address), await arrived(part, address));
    const more = await arrived(BODY_BYTES_MAX + 1, address);
    expect(await more.failure).toMatchObject(FULL);
  }
  const stranger = await arrived(BODY_BYTES_MAX + 1, '192.0.2.5');
  expect(await stranger.failure).toMatchObject(FULL);
  const small = await arrived(BODY_BYTES_MAX, '192.0.2.1');
  small.end();
  expect(await small.read).toHaveLength(BODY_BYTES_MAX);

  const [first, second, ...others] = held;
  first?.end();
  expect(await first?.read).toHaveLength(part);
  second?.breakOff();
  expect(await second?.failure).toMatchObject({ status: 400 });
  const again = [await arrived(part, '192.0.2.5'), await arrived(part, '192.0.2.5')];
  for (const { end } of [...others, ...again]) end();
  await Promise.all([...others, ...again].map(({ read }) => read));
});

test('behavior: what was refused for want of room is let pass, so that its sender comes to read the answer', async () => {
  const held = [await arrived(16 * MEGABYTE, '192.0.2.1'), await arrived(16 * MEGABYTE, '192.0.2.1')];
  let left = 8;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      left -= 1;
      if (left > 0) controller.enqueue(new Uint8Array(MEGABYTE));
      else controller.close();
    },
  });
  const headers = from('192.0.2.1');
  const request = new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  await expect(readBytes(request, 20 * MEGABYTE)).rejects.toMatchObject(FULL);
  await expect.poll(() => left).toBe(0);
  for (const { end } of held) end();
  await Promise.all(held.map(({ read }) => read));
});

test('behavior: the largest body allowed fits even where it is more than an address’s part', async () => {
  const large = await arrived(60 * MEGABYTE, '192.0.2.1', { bytesMax: 60 * MEGABYTE });
  large.end();
  expect(await large.read).toHaveLength(60 * MEGABYTE);
});

test('behavior: a body in tiny pieces, whatever length it says, arrives as it was sent', async () => {
  for (const length of [undefined, '600000', 'x']) {
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(Uint8Array.from({ length: 1_000 }, (_, index) => (at + index) % 251));
        at += 1_000;
        if (at === 600_000) controller.close();
      },
    });
    const headers = length === undefined ? {} : { 'content-length': length };
    const request = new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
    const reading = readBytes(request, MEGABYTE);
    if (length === 'x') {
      await expect(reading).resolves.toHaveLength(600_000);
      continue;
    }
    const bytes = await reading;
    expect(bytes.every((byte, index) => byte === index % 251) && bytes.length).toBe(600_000);
  }
});

test('limit: a large body has a deadline although its endpoint names none, and its room is given back then', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const late = [await arrived(16 * MEGABYTE, '192.0.2.1', { said: 20 * MEGABYTE })];
    late.push(await arrived(16 * MEGABYTE, '192.0.2.1', { said: 20 * MEGABYTE }));
    const refused = await arrived(9 * MEGABYTE, '192.0.2.1');
    expect(await refused.failure).toMatchObject(FULL);
    await vi.advanceTimersByTimeAsync(LARGE_BODY_SECONDS_MAX * 1_000);
    for (const { failure } of late) expect(await failure).toMatchObject({ code: 'request_timeout' });
    const next = await arrived(20 * MEGABYTE, '192.0.2.1');
    next.end();
    expect(await next.read).toHaveLength(20 * MEGABYTE);
  } finally {
    vi.useRealTimers();
  }
});
