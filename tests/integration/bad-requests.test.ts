import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { BODY_BYTES_MAX } from '../../lib/http/read-body.ts';
import { type Callers, callEndpoint, ENDPOINTS, fillBody, makeCallers } from '../helpers/endpoint-callers.ts';
import { useNetwork } from '../helpers/network.ts';
import { readFingerprint } from '../helpers/read-fingerprint.ts';
import { waitUntil } from '../helpers/wait-until.ts';

const network = useNetwork();
let callers: Callers;
beforeAll(async () => {
  callers = await makeCallers(network);
});

const withBody = ENDPOINTS.filter(({ given }) => given.body !== undefined);
const changing = ENDPOINTS.filter(({ method }) => method !== 'GET');

test.each(withBody)(
  'error: $name takes JSON only: what a form of another site can send is refused',
  async (endpoint) => {
    const before = await readFingerprint(network.connection);
    const body = JSON.stringify(fillBody(endpoint.given.body ?? {}, callers));
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/json']) {
      const answer = await callEndpoint(endpoint, callers, { body, headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type', statusCode: 415 } });
    }
    expect(await readFingerprint(network.connection)).toEqual(before);
  },
);

test.each(withBody)('error: $name refuses a body that is too large', async (endpoint) => {
  const before = await readFingerprint(network.connection);
  const padding = 'x'.repeat(endpoint.given.bodyBytesMax ?? BODY_BYTES_MAX);
  const body = { ...fillBody(endpoint.given.body ?? {}, callers), padding };
  const answer = await callEndpoint(endpoint, callers, { body });
  expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large', statusCode: 413 } });
  expect(await readFingerprint(network.connection)).toEqual(before);
});

test('error: a body without an end is refused once it has passed the limit', async () => {
  const endless = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await sleep(1);
      controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
    },
  });
  const init = { method: 'POST', body: endless, headers: { 'content-type': 'application/json' }, duplex: 'half' };
  const response = await callers.person.fetch('/api/chat/send', init as RequestInit);
  expect(response.status).toBe(413);
});

// CSRF: a page of another site sends the person's cookie along without being asked.
test.each(changing)('error: $name refuses a page of another site', async (endpoint) => {
  const before = await readFingerprint(network.connection);
  const body = endpoint.given.body ? { body: fillBody(endpoint.given.body, callers) } : {};
  const { host } = new URL(network.url);
  for (const origin of ['https://evil.example', `http://${host}.evil.example`, 'null', `http://evil.example/${host}`]) {
    const answer = await callEndpoint(endpoint, callers, { ...body, headers: { origin } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden_origin' } });
  }
  for (const site of ['cross-site', 'same-site']) {
    const answer = await callEndpoint(endpoint, callers, { ...body, headers: { 'sec-fetch-site': site } });
    expect(answer.status).toBe(403);
  }
  expect(await readFingerprint(network.connection)).toEqual(before);
  // The person who was to be signed out still is signed in.
  expect(await callers.person.credits()).toBe(500);
});

test('error: a method that an address does not know is 405 and says which it knows', async () => {
  for (const pattern of new Set(ENDPOINTS.map((endpoint) => endpoint.pattern))) {
    const known = ENDPOINTS.filter((endpoint) => endpoint.pattern === pattern);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
      (each) => !known.some((k) => k.method === each),
    )) {
      const [endpoint] = known;
      if (!endpoint) continue;
      const { status, headers, body } = await callEndpoint(endpoint, callers, { method });
      expect({ pattern, method, status }).toEqual({ pattern, method, status: 405 });
      expect(body).toMatchObject({ code: 'method_not_allowed', statusCode: 405, error: expect.any(String) });
      expect(headers.get('allow')?.split(', ').sort()).toEqual(known.map((each) => each.method).sort());
      expect(headers.get('x-request-id')).toMatch(/^req_/);
    }
  }
});

test('error: an address that is none is a 404 in JSON, with a request id', async () => {
  for (const path of [
    '/api',
    '/api/',
    '/api/nothing',
    '/v1/api/chat',
    '/api/chat/send/more',
    '/api//stats',
    '/api/../api',
  ]) {
    const { status, headers, body } = await callers.anyone.get(path);
    expect({ path, status }).toEqual({ path, status: 404 });
    expect(body).toMatchObject({ code: 'not_found', statusCode: 404, error: expect.any(String) });
    expect(headers.get('x-request-id')).toMatch(/^req_/);
  }
});

const namesSomething = ENDPOINTS.filter(
  ({ given, pattern }) =>
    pattern.includes(':') || given.body?.jobId || given.query?.includes('jobId') || given.optional?.conversationId,
);
test.each(namesSomething)('error: $name finds nothing under an unknown id, and writes nothing', async (endpoint) => {
  const { body, optional, query } = endpoint.given;
  const before = await readFingerprint(network.connection);
  const conversation = optional?.conversationId ? { conversationId: optional.conversationId } : {};
  const answer = await callEndpoint(endpoint, callers, {
    ...(body ? { body: { ...fillBody(body, callers), ...conversation } } : {}),
    ...(query ? { query } : {}),
  });
  expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect(await readFingerprint(network.connection)).toEqual(before);
});

test('behavior: every answer has a request id of its own and is kept by no cache', async () => {
  const ids = new Set<string | null>();
  for (const endpoint of ENDPOINTS.filter(({ method, name }) => method === 'GET' && !name.includes('stream'))) {
    for (const as of ['person', 'anyone'] as const) {
      const { headers } = await callEndpoint({ ...endpoint, given: { ...endpoint.given, as } }, callers);
      expect(headers.get('cache-control'), endpoint.name).toBe('no-store');
      expect(headers.get('x-request-id')).toMatch(/^req_/);
      expect(ids).not.toContain(headers.get('x-request-id'));
      ids.add(headers.get('x-request-id'));
    }
  }
});

// The last of the file: it takes the database away.
test('error: a failure of ours shows nothing of its cause; the log has it under the id that was shown', async () => {
  await network.database.drop();
  const response = await fetch(`${network.url}/api/conversations`);
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(JSON.parse(text)).toMatchObject({ code: 'internal', statusCode: 500, error: expect.any(String) });
  expect(text).not.toMatch(/database|postgres|select|does not exist|\.ts|at /i);
  const requestId = response.headers.get('x-request-id') ?? '';
  expect(text).toContain(requestId);
  await waitUntil(() => network.server.logs().includes(`"requestId":"${requestId}"`));
  // A load balancer has to know the difference between down and broken.
  const health = await fetch(`${network.url}/health`);
  expect([health.status, await health.json()]).toMatchObject([503, { code: 'unavailable' }]);
});
