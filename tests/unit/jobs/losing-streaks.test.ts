import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LOSS_PAUSE_SECONDS_MAX, LOSSES_IN_A_ROW_MAX } from '../../../lib/constants.ts';
import { countLoss, endStreak, noteClaimant, pauseOf } from '../../../lib/jobs/losing-streaks.ts';

/** How long an owner whose workers lose one job after another is given none. */
beforeEach(() => {
  vi.useFakeTimers();
  noteClaimant('owner');
  noteClaimant('another');
});
afterEach(() => {
  endStreak('owner', 'chat');
  vi.useRealTimers();
});

const lose = (times: number) => {
  for (let count = 0; count < times; count += 1) countLoss('owner', 'chat');
};

test('behavior: the pause begins with the fifth loss in a row and doubles up to a minute', () => {
  lose(LOSSES_IN_A_ROW_MAX - 1);
  expect(pauseOf('owner', 'chat')).toBe(0);
  const pauses: number[] = [];
  for (let count = 0; count < 9; count += 1) {
    lose(1);
    pauses.push(pauseOf('owner', 'chat') / 1_000);
    vi.advanceTimersByTime(pauseOf('owner', 'chat'));
    expect(pauseOf('owner', 'chat')).toBe(0);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, LOSS_PAUSE_SECONDS_MAX, LOSS_PAUSE_SECONDS_MAX, LOSS_PAUSE_SECONDS_MAX]);
  expect(pauseOf('another', 'chat')).toBe(0);
});

test('behavior: many jobs lost at once are one mishap', () => {
  lose(50);
  expect(pauseOf('owner', 'chat')).toBe(1_000);
});

test('behavior: an answer ends the streak', () => {
  lose(LOSSES_IN_A_ROW_MAX);
  endStreak('owner', 'chat');
  expect(pauseOf('owner', 'chat')).toBe(0);
  lose(LOSSES_IN_A_ROW_MAX - 1);
  expect(pauseOf('owner', 'chat')).toBe(0);
});

test('behavior: one engine that fails keeps nothing from the other', () => {
  lose(LOSSES_IN_A_ROW_MAX);
  expect(pauseOf('owner', 'image')).toBe(0);
  endStreak('owner', 'image');
  expect(pauseOf('owner', 'chat')).toBe(1_000);
});

test('behavior: nobody is paused where nobody else would take the jobs', () => {
  vi.advanceTimersByTime(600_000);
  noteClaimant('owner');
  lose(LOSSES_IN_A_ROW_MAX);
  expect(pauseOf('owner', 'chat')).toBe(0);
  noteClaimant('third');
  expect(pauseOf('owner', 'chat')).toBe(1_000);
});
