import { expect, test } from 'vitest';
import { expectedWait } from '../../../lib/jobs/tier-loads.ts';

const load = { workers: 2, imageWorkers: 0, slots: 4, free: 1, answerSeconds: 10 };

test.each([
  ['a free place: none', load, 1, 0],
  ['the first who has to wait: until one of four places is free', load, 2, 3],
  ['further back: proportionally longer', load, 9, 20],
  ['nobody serves the tier: unknown', { ...load, workers: 0, slots: 0, free: 0 }, 1, null],
  ['no answer lately: unknown', { ...load, answerSeconds: null }, 2, null],
  ['no answer lately, but a free place: none', { ...load, answerSeconds: null }, 1, 0],
])('expected wait, %s', (_name, given, position, expected) => {
  expect(expectedWait(given, position)).toBe(expected);
});
