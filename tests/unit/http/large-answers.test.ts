import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { CLIENT_ADDRESS_HEADER } from '../../../lib/http/client-address.ts';
import { closeQueued } from '../../../lib/http/close-queued.ts';
import { endpoint } from '../../../lib/http/endpoint.ts';
import { mountEndpoints } from '../../../lib/http/mount-endpoints.ts';
import { streamHeld } from '../../../lib/http/stream-held.ts';

/** Three of these are more than an address's part of the room for large answers. */
const LARGE = 14 * 1024 * 1024;
const held = Buffer.alloc(LARGE);
const routes = {
  text: endpoint({ output: z.string(), run: async () => 'a'.repeat(LARGE) }),
  file: endpoint({
    run: async ({ address }) =>
      new Response(streamHeld(held, { name: 'test-answers', bytesMax: LARGE, address }), {
        headers: { 'content-length': String(LARGE) },
      }),
  }),
};
const app = mountEndpoints(Object.entries(routes).map(([name, GET]) => ({ pattern: `/api/${name}`, module: { GET } })));
let server: http.Server;
const clients: Socket[] = [];
beforeEach(async () => {
  const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server = http.createServer((request, response) => {
    closeQueued(request, response);
    void serve(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  // Until everything of them is given back.
  await expect.poll(() => statusOf('/api/file', '192.0.2.200')).toBe(200);
  await expect.poll(() => statusOf('/api/text', '192.0.2.1')).toBe(200);
  server.closeAllConnections();
  server.close();
});

/** Whichever of the two the process believes, depending on what ran before in it. */
const from = (address: string) => ({ [CLIENT_ADDRESS_HEADER]: address, 'x-forwarded-for': address });
async function statusOf(path: string, address: string): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: from(address) });
  await response.arrayBuffer();
  return response.status;
}
/** Someone who asks for all of these at once and reads nothing. */
async function ask(paths: readonly string[], address: string): Promise<Socket> {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  clients.push(client);
  client.pause();
  const headers = Object.entries(from(address)).map(([name, value]) => `${name}: ${value}\r\n`);
  for (const path of paths) client.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n${headers.join('')}\r\n`);
  await once(server, 'request');
  return client;
}

test('limit: large answers that one address does not read are a quarter of the room at most', async () => {
  for (const _ of [1, 2]) await ask(['/api/text'], '192.0.2.1');
  expect(await statusOf('/api/text', '192.0.2.1')).toBe(503);
  expect(await statusOf('/api/text', '192.0.2.2')).toBe(200);
  for (const client of clients) client.destroy();
  await expect.poll(() => statusOf('/api/text', '192.0.2.1')).toBe(200);
});

test('behavior: what waits behind another answer of its connection is given back with the connection', async () => {
  for (const path of ['/api/text', '/api/file']) {
    const client = await ask(['/api/text', path, path], '192.0.2.1');
    await expect.poll(() => statusOf(path, path === '/api/text' ? '192.0.2.1' : '192.0.2.2')).toBe(503);
    client.destroy();
    await expect.poll(() => statusOf(path, '192.0.2.2')).toBe(200);
    await expect.poll(() => statusOf('/api/text', '192.0.2.1')).toBe(200);
  }
});
