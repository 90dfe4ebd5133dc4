import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiClient, type ApiResponse } from '../helpers/api-client.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';
import { type Callers, callEndpoint, ENDPOINTS, fillBody } from '../helpers/endpoint-callers.ts';
import { useNetwork } from '../helpers/network.ts';
import { readStream } from '../helpers/read-stream.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { startNextOnly } from '../helpers/start-next-only.ts';

/**
 * One definition, two mounts: Hono ahead of Next (`npm start`) and Next alone (`next dev`, other hosts). Whoever reads a
 * route file must be able to rely on it wherever it runs.
 */
const network = useNetwork();
let nextOnly: Awaited<ReturnType<typeof startNextOnly>>;
let nextDatabase: TestDatabase;
let mounts: [hono: Callers, next: Callers];

async function callersOf(url: string): Promise<Callers> {
  const person = new ApiClient(url);
  await person.signIn();
  return { person, anyone: new ApiClient(url), worker: await ScriptedWorker.register(person) };
}
beforeAll(async () => {
  nextDatabase = await createDatabase();
  nextOnly = await startNextOnly(nextDatabase.url);
  mounts = [await callersOf(network.url), await callersOf(nextOnly.url)];
});
afterAll(async () => {
  await nextOnly?.stop();
  await nextDatabase?.drop();
});

/** An answer without what differs from request to request. */
function normalise({ status, headers, body }: ApiResponse, name: string) {
  const text = JSON.stringify(body)
    .replaceAll(/\b[a-z]{3,5}_[0-9a-z]{25}\b/g, '<id>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/"(secret|nonce|hint|address)":"[^"]+"/g, '"$1":"<random>"');
  return {
    status,
    body: name === 'GET /api/stats' ? text.replaceAll(/\d+(\.\d+)?/g, '<n>') : text,
    type: headers.get('content-type'),
    cache: headers.get('cache-control'),
    disposition: headers.get('content-disposition'),
    retryAfter: headers.get('retry-after'),
    hasRequestId: /^req_[0-9a-z]{25}$/.test(headers.get('x-request-id') ?? ''),
    setsCookie: headers.getSetCookie().map((line) => line.replace(/=[^;]*/, '=…')),
    poweredBy: headers.get('x-powered-by'),
  };
}

async function expectAlike(name: string, call: (callers: Callers) => Promise<ApiResponse>) {
  const [hono, next] = await Promise.all(mounts.map(call));
  if (!hono || !next) throw new Error('two mounts, two answers');
  expect(normalise(next, name), `${name}: Next alone is compared with Hono`).toEqual(normalise(hono, name));
  return hono.status;
}

test.each(ENDPOINTS)('default: $name answers alike: right input, an unknown id, nobody signed in', async (endpoint) => {
  const { given, name } = endpoint;
  const valid = (callers: Callers) => ({
    ...(given.body
      ? { body: { ...fillBody(given.body, callers), ...(name.endsWith('claim') ? { waitSeconds: 0 } : {}) } }
      : {}),
    ...(given.query ? { query: given.query } : {}),
  });
  const status = await expectAlike(name, (callers) => callEndpoint(endpoint, callers, valid(callers)));
  expect(status, 'the request must be a right one').not.toBe(500);
  const asNobody = { ...endpoint, given: { ...given, as: 'anyone' as const } };
  await expectAlike(name, (callers) =>
    callEndpoint(asNobody, { ...callers, anyone: new ApiClient(callers.anyone.url) }, valid(callers)),
  );
});

test.each(ENDPOINTS)('error: $name refuses alike', async (endpoint) => {
  const { given, name, method, pattern } = endpoint;
  for (const [query] of given.badQueries ?? []) {
    await expectAlike(`${name}?${query}`, (callers) => callEndpoint(endpoint, callers, { query }));
  }
  if (given.body) {
    for (const body of ['{', '[]', '{"unknown":1}', `"${'x'.repeat(300_000)}"`]) {
      await expectAlike(name, (callers) => callEndpoint(endpoint, callers, { body }));
    }
    await expectAlike(name, (callers) =>
      callEndpoint(endpoint, callers, { body: '{}', headers: { 'content-type': 'text/plain' } }),
    );
    await expectAlike(name, (callers) => callEndpoint(endpoint, callers));
  }
  if (method !== 'GET') {
    await expectAlike(name, (callers) =>
      callEndpoint(endpoint, callers, { headers: { origin: 'https://evil.example' } }),
    );
  }
  if (pattern.includes(':')) {
    const body = given.body ? { body: given.body } : {};
    for (const id of ['x'.repeat(65), '%F0%9F%99%82', 'a%2Fb', 'a%20b', '%2525']) {
      await expectAlike(`${name} ${id}`, (callers) => callEndpoint(endpoint, callers, { id, ...body }));
    }
  }
});

test('error: a method that an address does not know is 405 on both', async () => {
  for (const pattern of new Set(ENDPOINTS.map((endpoint) => endpoint.pattern))) {
    const known = ENDPOINTS.filter((endpoint) => endpoint.pattern === pattern);
    const unknown = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !known.some((k) => k.method === each));
    for (const method of unknown) {
      const path = pattern.replace(':id', 'conv_1');
      // Next's own answer has no body; ours says what would be right.
      const statuses = await Promise.all(
        [network.url, nextOnly.url].map(async (url) => (await fetch(url + path, { method })).status),
      );
      expect({ path, method, statuses }).toEqual({ path, method, statuses: [405, 405] });
    }
  }
});

test('behavior: a conversation goes the same way through both, its stream frame by frame', async () => {
  const told = await Promise.all(
    mounts.map(async ({ person, worker }) => {
      const steps: unknown[] = [];
      const keep = (name: string, answer: ApiResponse) => steps.push([name, normalise(answer, name)]);
      const { jobId, conversationId } = await person.send('Hello');
      const streaming = await person.fetch(`/api/chat/stream?jobId=${jobId}`);
      const named = ['content-type', 'cache-control', 'x-accel-buffering'].map((name) => streaming.headers.get(name));
      steps.push(named, /^req_/.test(streaming.headers.get('x-request-id') ?? ''));
      await streaming.body?.cancel();
      // The right requests above have sent a message too.
      while ((await worker.claim(5)).job?.id !== jobId);
      await worker.token(jobId, 'You said ');
      const reading = readStream(person, jobId);
      keep('token', await worker.call('token', { jobId, values: ['Hello', ' 🙂'] }));
      keep('heartbeat', await worker.call('heartbeat', { jobIds: [jobId] }));
      keep('complete', await worker.complete(jobId, 3));
      const text = (await reading).map(({ event }) => (event.type === 'token' ? event.value : event.type)).join('');
      const replay = await readStream(person, jobId, { lastEventId: '1-4' });
      steps.push(
        text.replace('status', ''),
        replay.map(({ id, event }) => [id, { ...event, tokensPerSecond: 0 }]),
      );
      const path = `/api/conversations/${conversationId}`;
      const read = await person.get(path);
      keep('read', {
        ...read,
        body: JSON.parse(JSON.stringify(read.body).replace(/"tokensPerSecond":[\d.]+/, '"tokensPerSecond":0')),
      });
      keep('rename', await person.request('PATCH', path, { title: 'Renamed' }));
      keep('delete', await person.request('DELETE', path));
      keep('sign out', await person.request('DELETE', '/api/auth/session'));
      return steps;
    }),
  );
  expect(told[1]).toEqual(told[0]);
  expect(await network.brokenInvariants()).toEqual([]);
});
