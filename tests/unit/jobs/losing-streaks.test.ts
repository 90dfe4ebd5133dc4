import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LOSS_PAUSE_SECONDS_MAX, LOSSES_IN_A_ROW_MAX } from '../../../lib/constants.ts';
import { countLoss, endStreak, pauseOf } from '../../../lib/jobs/losing-streaks.ts';

/** How long an owner whose workers lose one job after another is given none. */
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  endStreak('owner');
  vi.useRealTimers();
});

const lose = (times: number) => {
  for (let count = 0; count < times; count += 1) countLoss('owner');
};

test('behavior: the pause begins with the fifth loss in a row and doubles up to a minute', () => {
  lose(LOSSES_IN_A_ROW_MAX - 1);
  expect(pauseOf('owner')).toBe(0);
  const pauses: number[] = [];
  for (let count = 0; count < 9; count += 1) {
    lose(1);
    pauses.push(pauseOf('owner') / 1_000);
    vi.advanceTimersByTime(pauseOf('owner'));
    expect(pauseOf('owner')).toBe(0);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, LOSS_PAUSE_SECONDS_MAX, LOSS_PAUSE_SECONDS_MAX, LOSS_PAUSE_SECONDS_MAX]);
  expect(pauseOf('another')).toBe(0);
});

test('behavior: many jobs lost at once are one mishap', () => {
  lose(50);
  expect(pauseOf('owner')).toBe(1_000);
});

test('behavior: an answer ends the streak', () => {
  lose(LOSSES_IN_A_ROW_MAX);
  endStreak('owner');
  expect(pauseOf('owner')).toBe(0);
  lose(LOSSES_IN_A_ROW_MAX - 1);
  expect(pauseOf('owner')).toBe(0);
});
