import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { treasuryQuery } from '../../../lib/treasury/schemas.ts';

test('default: a range of its own, and no resolution unless asked for', () => {
  expect(z.parse(treasuryQuery, {})).toEqual({ range: '30d' });
  expect(z.parse(treasuryQuery, { range: '90d', resolution: 'hour' })).toEqual({ range: '90d', resolution: 'hour' });
});

test.each([
  [{ range: '1y' }, 'range'],
  [{ resolution: 'minute' }, 'resolution'],
  [{ range: 'all', resolution: 'hour' }, 'resolution'],
])('error: %j is wrong in %s', (query, field) => {
  expect(z.safeParse(treasuryQuery, query).error?.issues[0]?.path).toEqual([field]);
});
