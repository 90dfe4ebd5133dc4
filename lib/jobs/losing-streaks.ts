import { LOSS_PAUSE_SECONDS_MAX, LOSSES_IN_A_ROW_MAX } from '../constants.ts';
import { shared } from '../shared.ts';
import { wakeClaimsOf } from './waiting-claims.ts';

/** `pauseMs` is the length of the last pause, 0 before the first; `until` its end, by this process's clock. */
type Streak = { losses: number; pauseMs: number; until: number };

const OWNERS_MAX = 10_000;
const PAUSE_MS_MIN = 1_000;

/** Owners whose last attempts, told to this process, all ended without an answer. Forgotten with the process: it is only a brake. */
const streaks = () => shared('losing-streaks', () => new Map<string, Streak>());

/** Notes that an attempt of an owner's worker failed or lapsed. After several in a row none of them is given a job for a while. */
export function countLoss(ownerId: string): void {
  const { losses, pauseMs, until } = streaks().get(ownerId) ?? { losses: 0, pauseMs: 0, until: 0 };
  const now = performance.now();
  // What was claimed before the pause began says nothing new: a whole pool that loses its engine at once is one mishap.
  if (until > now) return;
  const longer = Math.min(Math.max(pauseMs * 2, PAUSE_MS_MIN), LOSS_PAUSE_SECONDS_MAX * 1_000);
  const isPaused = losses + 1 >= LOSSES_IN_A_ROW_MAX;
  streaks().delete(ownerId);
  const [oldest] = streaks().keys();
  if (oldest !== undefined && streaks().size >= OWNERS_MAX) streaks().delete(oldest);
  streaks().set(ownerId, { losses: losses + 1, pauseMs: isPaused ? longer : 0, until: isPaused ? now + longer : 0 });
  // They wait the pause out where no hint is wasted on them.
  if (isPaused) wakeClaimsOf(ownerId);
}

/** Notes that a worker of the owner has answered. */
export function endStreak(ownerId: string): void {
  streaks().delete(ownerId);
}

/** How long none of the owner's workers is given a job, in milliseconds. */
export function pauseOf(ownerId: string): number {
  return Math.max(0, (streaks().get(ownerId)?.until ?? 0) - performance.now());
}
