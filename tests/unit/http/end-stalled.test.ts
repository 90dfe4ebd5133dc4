import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endStalled } from '../../../lib/http/end-stalled.ts';
import { endpoint } from '../../../lib/http/endpoint.ts';
import { mountEndpoints } from '../../../lib/http/mount-endpoints.ts';
import { readLines } from '../../../lib/http/read-lines.ts';

const STALL_MS = 300;
/** More than what the kernel takes for a reader who takes nothing. */
const LARGE = 24 * 1024 * 1024;
const routes = {
  text: { GET: endpoint({ output: undefined as never, run: async () => Response.json('a'.repeat(LARGE)) }) },
  lines: {
    POST: endpoint({
      run: async ({ request }) => {
        const lines: string[] = [];
        for await (const line of readLines(request, 100)) lines.push(line);
        return Response.json(lines);
      },
    }),
  },
};
const app = mountEndpoints(Object.entries(routes).map(([name, module]) => ({ pattern: `/api/${name}`, module })));
let server: http.Server;
const open = new Set<Socket>();
const clients: Socket[] = [];
beforeEach(async () => {
  const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server = http.createServer((request, response) => {
    endStalled(response, STALL_MS);
    if (request.url === '/late') void sleep(2 * STALL_MS).then(() => response.end('here'));
    else void serve(request, response);
  });
  server.keepAliveTimeout = 100;
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  server.closeAllConnections();
  server.close();
});
const address = () => ({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });

/** A reader who asks and then takes nothing. */
async function askAndWait(path: string): Promise<Socket> {
  const client = connect(address());
  clients.push(client);
  client.on('error', () => undefined);
  client.pause();
  client.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  await once(server, 'connection');
  return client;
}

test('limit: a reader who takes nothing of an answer is cut off', async () => {
  await askAndWait('/api/text');
  expect(open.size).toBe(1);
  await expect.poll(() => open.size, { timeout: 10_000 }).toBe(0);
});

test('behavior: a slow reader who goes on reading has the whole answer', async () => {
  const client = connect(address());
  clients.push(client);
  client.write('GET /api/text HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  const began = performance.now();
  let size = 0;
  for await (const piece of client) {
    size += (piece as Buffer).length;
    await sleep(2);
  }
  expect(size).toBeGreaterThan(LARGE);
  expect(performance.now() - began).toBeGreaterThan(STALL_MS);
});

test('behavior: silence ends neither an upload that pauses nor an answer that comes late', async () => {
  const request = http.request({ ...address(), path: '/api/lines', method: 'POST' });
  request.write('one\n');
  await sleep(2 * STALL_MS);
  request.write('two\n');
  await sleep(2 * STALL_MS);
  request.end('three\n');
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  expect(JSON.parse(Buffer.concat(await response.toArray()).toString())).toEqual(['one', 'two', 'three']);
  expect(await (await fetch(`http://127.0.0.1:${address().port}/late`)).text()).toBe('here');
});

test('behavior: a connection that nobody uses any more still ends by the server’s own limit', async () => {
  const client = await askAndWait('/late');
  const closed = once(client, 'close');
  client.resume();
  await closed;
});
