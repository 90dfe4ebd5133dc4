import { beforeAll, expect, test } from 'vitest';
import { ENDPOINT_CASES } from '../fixtures/endpoint-cases.ts';
import { type Callers, callEndpoint, ENDPOINTS, fillBody, makeCallers } from '../helpers/endpoint-callers.ts';
import { useNetwork } from '../helpers/network.ts';
import { readFingerprint } from '../helpers/read-fingerprint.ts';

const network = useNetwork();
let callers: Callers;
beforeAll(async () => {
  callers = await makeCallers(network);
});

const withBody = ENDPOINTS.filter(({ given }) => given.body !== undefined);
const WRONG_VALUES = [null, true, -1, 1.5, 2 ** 53, { a: 1 }, [[]], [null], 'x'.repeat(33_000)];

test('default: every endpoint of the route files has a row in the table of cases, and no row is left over', () => {
  expect(Object.keys(ENDPOINT_CASES).sort()).toEqual(ENDPOINTS.map(({ name }) => name));
  for (const { name, source, method, given } of ENDPOINTS) {
    expect(given.badQueries !== undefined, `${name} has a query`).toBe(source.includes('query:'));
    expect(given.body !== undefined, `${name} has a body`).toBe(
      method !== 'GET' && method !== 'DELETE' && !given.noBody,
    );
  }
});

/** The answer to wrong input names the field (and its place, in a list) and shows nothing of the inside. */
function expectRefusal(context: unknown, answer: Awaited<ReturnType<typeof callEndpoint>>, field: string) {
  const named = String(answer.body.field);
  const place = named.replace(/(\.\d+)+$/, '');
  expect({ context, status: answer.status, field: place }).toEqual({ context, status: 400, field });
  expect(String(answer.body.error).startsWith(`${named}: `), String(answer.body.error)).toBe(true);
  expect(answer.body).toMatchObject({ code: 'invalid_request', statusCode: 400 });
  expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
}

const NAMES = 'error: $name names the field that is missing, wrong or unknown, and writes nothing';
test.each(withBody)(NAMES, async (endpoint) => {
  const good = fillBody(endpoint.given.body ?? {}, callers);
  const optional = endpoint.given.optional ?? {};
  const before = await readFingerprint(network.connection);
  for (const field of Object.keys(good).filter((name) => !(name in optional))) {
    const { [field]: _, ...rest } = good;
    expectRefusal({ missing: field }, await callEndpoint(endpoint, callers, { body: rest }), field);
  }
  for (const field of Object.keys({ ...good, ...optional })) {
    for (const value of WRONG_VALUES.filter((each) => !isFine(field, each))) {
      const answer = await callEndpoint(endpoint, callers, { body: { ...good, [field]: value } });
      expectRefusal({ field, value: JSON.stringify(value).slice(0, 40) }, answer, field);
    }
  }
  for (const field of ['isAdmin', 'constructor', 'toString', 'userId']) {
    expectRefusal({ unknown: field }, await callEndpoint(endpoint, callers, { body: { ...good, [field]: 1 } }), field);
  }
  expect(await readFingerprint(network.connection)).toEqual(before);
});

/** Of the wrong values, those that happen to be right for a field. */
function isFine(field: string, value: unknown): boolean {
  return (
    (/^(release|censored|favourite|async|nsfw)$/.test(field) && value === true) ||
    // Whether it is a picture is seen later.
    (field === 'preview' && typeof value === 'string' && value.length % 4 === 0) ||
    (field === 'tokensPerSecond' && value === 1.5) ||
    (field === 'images' && value === true) ||
    (field === 'amount' && (value === 1.5 || value === 2 ** 53))
  );
}

test.each(withBody)('error: $name refuses a body that is no JSON object', async (endpoint) => {
  const before = await readFingerprint(network.connection);
  for (const body of [
    'null',
    '[]',
    '7',
    '"text"',
    'true',
    '',
    '{',
    '{"a":1,}',
    "{'a':1}",
    '\ufeff{}x',
    '['.repeat(50_000),
  ]) {
    const answer = await callEndpoint(endpoint, callers, { body: body === '' ? ' ' : body });
    expectRefusal({ body: body.slice(0, 20) }, answer, 'body');
  }
  expect(await readFingerprint(network.connection)).toEqual(before);
});

test.each(withBody)('error: $name is not fooled by keys that reach for prototypes', async (endpoint) => {
  const good = JSON.stringify(fillBody(endpoint.given.body ?? {}, callers)).slice(1, -1);
  const before = await readFingerprint(network.connection);
  const rest = good === '' ? '' : `,${good}`;
  const bare = await callEndpoint(endpoint, callers, {
    body: '{"__proto__":{"tier":"pro","content":"x","jobId":"y","title":"z"}}',
  });
  expect(bare.status, JSON.stringify(bare.body)).toBe(400);
  const answer = await callEndpoint(endpoint, callers, { body: `{"__proto__":{"release":true}${rest}}` });
  expect(answer.status, JSON.stringify(answer.body)).toBe(400);
  expect(await readFingerprint(network.connection)).toEqual(before);
});

const withQuery = ENDPOINTS.filter(({ given }) => given.badQueries);
test.each(withQuery)('error: $name names the part of the query that is wrong', async (endpoint) => {
  for (const [query, field] of endpoint.given.badQueries ?? []) {
    expectRefusal({ query }, await callEndpoint(endpoint, callers, { query }), field);
  }
});

const withId = ENDPOINTS.filter(({ pattern }) => pattern.includes(':'));
const ODD_IDS = [
  '%00',
  'conv_%00',
  'x'.repeat(65),
  'x'.repeat(4_000),
  '%2e%2e%2f',
  '%27%20or%201=1',
  '%E2%80%AE',
  '%F0%9F%99%82',
  '%E0%A4%A',
  '%',
  '__proto__',
];

test.each(withId)('error: $name finds nothing under an id that can be none', async (endpoint) => {
  const body = endpoint.given.body;
  const before = await readFingerprint(network.connection);
  for (const id of ODD_IDS) {
    const { status, body: answer } = await callEndpoint(endpoint, callers, { id, ...(body ? { body } : {}) });
    expect([400, 404], `${id.slice(0, 20)}: ${status} ${JSON.stringify(answer)}`).toContain(status);
  }
  expect(await readFingerprint(network.connection)).toEqual(before);
});

// Real programs send these: half an emoji cut off by a length limit, a NUL from a binary file.
const withTexts = ENDPOINTS.filter(({ given }) => given.texts);
test.each(withTexts)('error: $name survives NUL and half a character in its texts', async (endpoint) => {
  const good = fillBody({ ...endpoint.given.body }, callers);
  for (const field of endpoint.given.texts ?? []) {
    for (const text of ['\0', 'a\0b', '\ud83d', 'a\ud83d', '\ude42b', '\ufffe\uffff', '\u202e']) {
      const { status, body } = await callEndpoint(endpoint, callers, { body: { ...good, [field]: text } });
      expect(status, `${field}=${JSON.stringify(text)}: ${JSON.stringify(body)}`).toBeLessThan(500);
      if (status === 400) expect(body.field).toBe(field);
    }
  }
});

// Whole numbers that JSON carries exactly and a column of four bytes does not; fractions too small for one.
const NUMBERS = { attempt: [2 ** 31, 2 ** 53 - 1], offset: [2 ** 53 - 1], tokensPerSecond: [1e-50, 5e-324] };
const withNumbers = withBody.filter(({ given }) =>
  Object.keys(NUMBERS).some((field) => field in { ...given.optional }),
);
test.each(withNumbers)('error: $name survives numbers that fit no column', async (endpoint) => {
  const body = fillBody(endpoint.given.body ?? {}, callers);
  const fields = Object.entries(NUMBERS).filter(([field]) => field in { ...endpoint.given.optional });
  for (const [field, values] of fields) {
    for (const value of values) {
      const answer = await callEndpoint(endpoint, callers, { body: { ...body, [field]: value } });
      expect(answer.status, `${field}=${value}: ${JSON.stringify(answer.body)}`).toBeLessThan(500);
    }
  }
});

test('error: a text of which nothing is left is an empty text', async () => {
  const sent = await callers.person.post('/api/chat/send', { tier: 'pro', content: '\0\0' });
  expect(sent).toMatchObject({ status: 400, body: { field: 'content' } });
  const { conversationId } = await callers.person.send('A conversation');
  const renamed = await callers.person.request('PATCH', `/api/conversations/${conversationId}`, { title: '\0' });
  expect(renamed).toMatchObject({ status: 400, body: { field: 'title' } });
});
