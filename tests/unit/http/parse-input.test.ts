import { expect, test } from 'vitest';
import { z } from 'zod';
import { renameRequest, sendRequest } from '../../../lib/chat/schemas.ts';
import { TIER_IDS } from '../../../lib/constants.ts';
import { parseInput } from '../../../lib/http/parse-input.ts';
import { heartbeatRequest, tokenRequest } from '../../../lib/workers/schemas.ts';

function refusal(schema: z.core.$ZodType, input: unknown, root?: string): { message: string; field: string } | null {
  try {
    parseInput(schema, input, root);
  } catch (error) {
    const { message, data } = error as { message: string; data: { field: string } };
    expect(message.startsWith(`${data.field}: `), message).toBe(true);
    return { message, field: data.field };
  }
  return null;
}
const fieldOf = (...args: Parameters<typeof refusal>) => refusal(...args)?.field ?? null;

const token = { workerId: 'wrk_1', jobId: 'job_1' };

test('default: good input passes, with defaults filled in and space trimmed', () => {
  expect(parseInput(renameRequest, { title: '  A title ' })).toEqual({ title: 'A title' });
});

test.each<[string, z.core.$ZodType, unknown, string]>([
  ['a missing field', sendRequest, { content: 'Hello' }, 'tier'],
  ['a field of the wrong type', sendRequest, { tier: 'pro', content: 7 }, 'content'],
  ['a field nobody knows', sendRequest, { tier: 'pro', content: 'Hello', price: 0 }, 'price'],
  ['a place in a list', heartbeatRequest, { workerId: 'wrk_1', jobIds: ['job_1', 7] }, 'jobIds.1'],
  ['the whole', sendRequest, 'Hello', 'body'],
  ['a union: nothing of either kind', tokenRequest, { ...token }, 'value'],
  ['a union: the wrong type in the first kind', tokenRequest, { ...token, value: 7 }, 'value'],
  ['a union: the wrong type in the second kind', tokenRequest, { ...token, values: 'Hello' }, 'values'],
  ['a union: a wrong place in the list', tokenRequest, { ...token, values: ['Hello', 7] }, 'values.1'],
  ['a union: what both kinds need', tokenRequest, { workerId: 'wrk_1', value: 'Hello' }, 'jobId'],
  ['a union: a field nobody knows', tokenRequest, { ...token, value: 'Hello', seq: 1 }, 'seq'],
  ['a union: the whole', tokenRequest, null, 'body'],
])('error: %s is named', (_name, schema, input, field) => {
  expect(fieldOf(schema, input)).toBe(field);
});

test('error: the whole is called by where it came from', () => {
  expect(fieldOf(z.object({ id: z.string() }), 7, 'path')).toBe('path');
});

// Callers read these: each begins with the field and says what would be right, in words that need no knowledge of zod.
test.each<[z.core.$ZodType, unknown, string]>([
  [sendRequest, { content: 'Hello' }, 'tier: is missing'],
  [sendRequest, { tier: 'pro' }, 'content: is missing'],
  [sendRequest, { tier: 'pro', content: 7 }, 'content: must be text'],
  [sendRequest, { tier: 'gold', content: 'Hello' }, `tier: must be one of ${TIER_IDS.join(', ')}`],
  [sendRequest, { tier: 'pro', content: 'a'.repeat(32_001) }, 'content: may have at most 32,000 characters'],
  [sendRequest, { tier: 'pro', content: 'Hello', price: 0 }, 'price: is not a field of this request'],
  [sendRequest, null, 'body: must be an object'],
  // What a schema says itself stands.
  [sendRequest, { tier: 'pro', content: ' ' }, 'content: must not be empty'],
  [tokenRequest, { ...token, jobId: 'a b', value: 'x' }, 'jobId: is not an id'],
  [renameRequest, { title: ' ' }, 'title: must not be empty'],
  [tokenRequest, { ...token, values: [] }, 'values: must not be empty'],
  [tokenRequest, { ...token, values: Array(1_001).fill('x') }, 'values: may have at most 1,000 items'],
  [tokenRequest, { ...token, value: 'x', attempt: 1.5 }, 'attempt: must be a whole number'],
  [tokenRequest, { ...token, value: 'x', attempt: 0 }, 'attempt: must be at least 1'],
  [z.object({ limit: z.coerce.number() }), { limit: 'ten' }, 'limit: must be a number'],
  [z.object({ on: z.boolean() }), { on: 'yes' }, 'on: must be true or false'],
  [z.object({ version: z.literal(2) }), { version: 1 }, 'version: must be 2'],
  [z.object({ code: z.string().min(2) }), { code: 'x' }, 'code: must have at least 2 characters'],
])('error: the sentence is plain English (%#)', (schema, input, sentence) => {
  expect(refusal(schema, input)?.message).toBe(sentence);
});
