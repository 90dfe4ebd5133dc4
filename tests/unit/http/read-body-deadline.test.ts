import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpoint } from '../../../lib/http/endpoint.ts';
import { mountEndpoints } from '../../../lib/http/mount-endpoints.ts';
import { readBytes } from '../../../lib/http/read-body.ts';

const MEGABYTE = 1024 * 1024;
/** Bodies that must be there soon, and together take at most a megabyte while they come. */
const POST = endpoint({
  run: async ({ request }) => {
    const room = { name: 'test', bytesMax: MEGABYTE, key: 'anybody' };
    return Response.json({ bytes: (await readBytes(request, MEGABYTE, { secondsMax: 1, room })).length });
  },
});
const app = mountEndpoints([{ pattern: '/api/upload', module: { POST } }]);
let server: http.Server;
beforeEach(async () => {
  server = http.createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A request that sends a byte now and then. */
function trickle(headers: http.OutgoingHttpHeaders) {
  const { port } = server.address() as AddressInfo;
  const request = http.request({ port, host: '127.0.0.1', path: '/api/upload', method: 'POST', headers });
  request.on('error', () => undefined);
  const timer = setInterval(() => request.write('a'), 20);
  request.on('close', () => clearInterval(timer));
  return request;
}
const answerOf = async (request: http.ClientRequest) => {
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  return response;
};
const send = (bytes: number) => {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/api/upload`, { method: 'POST', body: Buffer.alloc(bytes) });
};

test.each([
  ['of a said length', { 'content-length': MEGABYTE }],
  ['in pieces', { 'transfer-encoding': 'chunked' }],
])('limit: a body %s that does not arrive in time is answered 408, and its room is given back', async (_, headers) => {
  const request = trickle(headers);
  const closed = new Promise((resolve) => request.on('close', resolve));
  const response = await answerOf(request);
  expect(response.statusCode).toBe(408);
  const chunks = await response.toArray();
  expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ code: 'request_timeout' });
  // Before the connection is cut off, which nobody may keep open from outside.
  expect(await (await send(MEGABYTE)).json()).toEqual({ bytes: MEGABYTE });
  await closed;
});
