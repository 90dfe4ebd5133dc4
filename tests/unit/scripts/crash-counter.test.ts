import { expect, test } from 'vitest';
import { makeCrashCounter } from '../../../scripts/lib/crash-counter.ts';

test('default: pauses grow, and the fifth crash in a minute is the last', () => {
  const crashes = makeCrashCounter();
  expect([0, 1, 2, 3, 4].map((second) => crashes.count(second * 1_000))).toEqual([500, 1_000, 2_000, 4_000, undefined]);
});

test('behavior: crashes of long ago are forgiven', () => {
  const crashes = makeCrashCounter();
  expect([0, 1, 2, 3, 4].map((minute) => crashes.count(minute * 61_000))).toEqual([500, 500, 500, 500, 500]);
});
