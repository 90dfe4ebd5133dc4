import { type JobKind, LOSS_PAUSE_SECONDS_MAX, LOSSES_IN_A_ROW_MAX } from '../constants.ts';
import { shared } from '../shared.ts';
import { wakeClaimsOf } from './waiting-claims.ts';

/** `pauseMs` is the length of the last pause, 0 before the first; `until` its end, by this process's clock. */
type Streak = { losses: number; pauseMs: number; until: number };

const STREAKS_MAX = 10_000;
const PAUSE_MS_MIN = 1_000;
/** An owner counts as there for so long after a claim: a worker that claims one job at a time may be busy with it. */
const THERE_MS = 600_000;

/**
 * Owners whose last attempts at jobs of a kind, told to this process, all ended without an answer. By kind, as one engine fails
 * and the other doesn't. Forgotten with the process: it is only a brake.
 */
const streaks = () => shared('losing-streaks', () => new Map<string, Streak>());
const keyOf = (ownerId: string, kind: JobKind) => `${kind}:${ownerId}`;

/** When the two owners who claimed last did so: enough to know whether somebody else is there. */
const claimants = () => shared('last-claimants', () => new Map<string, number>());

/** Notes that a worker of the owner asks for a job. */
export function noteClaimant(ownerId: string): void {
  claimants().delete(ownerId);
  claimants().set(ownerId, performance.now());
  const [oldest] = claimants().keys();
  if (oldest !== undefined && claimants().size > 2) claimants().delete(oldest);
}

/** Notes that an attempt of an owner's worker failed or lapsed. After several in a row none of them is given such a job for a while. */
export function countLoss(ownerId: string, kind: JobKind): void {
  const key = keyOf(ownerId, kind);
  const { losses, pauseMs, until } = streaks().get(key) ?? { losses: 0, pauseMs: 0, until: 0 };
  const now = performance.now();
  // What was claimed before the pause began says nothing new: a whole pool that loses its engine at once is one mishap.
  if (until > now) return;
  const longer = Math.min(Math.max(pauseMs * 2, PAUSE_MS_MIN), LOSS_PAUSE_SECONDS_MAX * 1_000);
  const isPaused = losses + 1 >= LOSSES_IN_A_ROW_MAX;
  streaks().delete(key);
  const [oldest] = streaks().keys();
  if (oldest !== undefined && streaks().size >= STREAKS_MAX) streaks().delete(oldest);
  streaks().set(key, { losses: losses + 1, pauseMs: isPaused ? longer : 0, until: isPaused ? now + longer : 0 });
  // They wait the pause out where no hint is wasted on them.
  if (isPaused) wakeClaimsOf(ownerId);
}

/** Notes that a worker of the owner has answered. Those that wait out a pause need wait no longer. */
export function endStreak(ownerId: string, kind: JobKind): void {
  const streak = streaks().get(keyOf(ownerId, kind));
  streaks().delete(keyOf(ownerId, kind));
  if (streak && streak.until > performance.now()) wakeClaimsOf(ownerId);
}

/** How long none of the owner's workers is given a job of the kind, in milliseconds: none where nobody else would take it. */
export function pauseOf(ownerId: string, kind: JobKind): number {
  const now = performance.now();
  const leftMs = (streaks().get(keyOf(ownerId, kind))?.until ?? 0) - now;
  const isAlone = ![...claimants()].some(([other, at]) => other !== ownerId && at > now - THERE_MS);
  return isAlone ? 0 : Math.max(0, leftMs);
}
