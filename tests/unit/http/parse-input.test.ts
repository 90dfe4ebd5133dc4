import { expect, test } from 'vitest';
import { z } from 'zod';
import { renameRequest, sendRequest } from '../../../lib/chat/schemas.ts';
import { parseInput } from '../../../lib/http/parse-input.ts';
import { heartbeatRequest, tokenRequest } from '../../../lib/workers/schemas.ts';

function fieldOf(schema: z.ZodType, input: unknown, root?: string): unknown {
  try {
    parseInput(schema, input, root);
  } catch (error) {
    const { message, data } = error as { message: string; data: { field: string } };
    expect(message.startsWith(`${data.field}: `), message).toBe(true);
    return data.field;
  }
  return null;
}

const token = { workerId: 'wrk_1', jobId: 'job_1' };

test('default: good input passes, with defaults filled in and space trimmed', () => {
  expect(parseInput(renameRequest, { title: '  A title ' })).toEqual({ title: 'A title' });
});

test.each<[string, z.ZodType, unknown, string]>([
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
