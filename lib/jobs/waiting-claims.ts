import { CLAIMS_WAITING_PER_OWNER_MAX, LANE_IDS, type LaneId } from '../constants.ts';
import { AppError } from '../errors.ts';
import { shared } from '../shared.ts';
import type { Worker } from '../workers/authenticate-worker.ts';
import { FairPool } from './fair-pool.ts';

type Waiter = {
  readonly ownerId: string;
  readonly workerId: string;
  readonly pools: readonly FairPool<Waiter>[];
  wake: () => void;
  supersede: () => void;
};

/** A claim that a newer one of its worker takes the place of ends after this long: a loop around it must not spin. */
const SUPERSEDED_MS = 1_000;
const RETRY_AFTER_SECONDS = 5;

const newLane = () => ({
  browsers: new FairPool<Waiter>(),
  others: new FairPool<Waiter>(),
  /** Of both, those that read pictures. */
  readers: new FairPool<Waiter>(),
});
/** Claims of this process that found the queue empty and wait. */
const waiting = () =>
  shared('waiting-claims', () => ({
    all: new Set<Waiter>(),
    byOwner: new Map<string, Set<Waiter>>(),
    byWorker: new Map<string, Set<Waiter>>(),
    lanes: new Map(LANE_IDS.map((lane) => [lane, newLane()])),
  }));

/**
 * Waits until a job of one of the lanes may be there, the time is over or the caller has gone. A wake-up is a hint:
 * the caller claims again and may find nothing. A worker has no more claims waiting than it registered to work on at once;
 * one more ends its oldest, which may be that of a connection that broke unnoticed.
 *
 * @returns whether to go on: false when a newer claim of the worker took this one's place
 * @throws AppError `rate_limited` when the owner's workers have very many waiting
 */
export function waitForHint(params: {
  worker: Worker;
  lanes: readonly LaneId[];
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<boolean> {
  const { worker, lanes, signal } = params;
  makeRoom(worker);
  return new Promise((resolve) => {
    let isSuperseded = false;
    const finish = () => {
      clearTimeout(timer);
      waiting().all.delete(waiter);
      leave(waiter);
      signal.removeEventListener('abort', finish);
      resolve(!isSuperseded);
    };
    const supersede = () => {
      isSuperseded = true;
      leave(waiter);
      clearTimeout(timer);
      timer = setTimeout(finish, SUPERSEDED_MS);
    };
    const pools = lanes.flatMap((lane) => poolsOf(lane, worker));
    const waiter: Waiter = { ownerId: worker.ownerId, workerId: worker.id, pools, wake: finish, supersede };
    let timer = setTimeout(finish, params.timeoutMs);
    signal.addEventListener('abort', finish);
    if (signal.aborted) finish();
    else enter(waiter);
  });
}

function poolsOf(lane: LaneId, { type, images }: Worker): FairPool<Waiter>[] {
  const pools = waiting().lanes.get(lane);
  if (!pools) return [];
  return [type === 'browser' ? pools.browsers : pools.others, ...(images ? [pools.readers] : [])];
}

function makeRoom(worker: Worker): void {
  const own = waiting().byWorker.get(worker.id);
  const [oldest] = own ?? [];
  if (oldest && own && own.size >= worker.concurrency + worker.imageConcurrency) oldest.supersede();
  if ((waiting().byOwner.get(worker.ownerId)?.size ?? 0) < CLAIMS_WAITING_PER_OWNER_MAX) return;
  const message = 'Your workers have too many claims waiting. Wait a little.';
  throw new AppError('rate_limited', message, { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

function enter(waiter: Waiter): void {
  const { all, byOwner, byWorker } = waiting();
  all.add(waiter);
  byOwner.set(waiter.ownerId, (byOwner.get(waiter.ownerId) ?? new Set()).add(waiter));
  byWorker.set(waiter.workerId, (byWorker.get(waiter.workerId) ?? new Set()).add(waiter));
  for (const pool of waiter.pools) pool.add(waiter);
}

function leave(waiter: Waiter): void {
  for (const pool of waiter.pools) pool.delete(waiter);
  remove(waiting().byOwner, waiter.ownerId, waiter);
  remove(waiting().byWorker, waiter.workerId, waiter);
}

function remove(index: Map<string, Set<Waiter>>, key: string, waiter: Waiter): void {
  const entry = index.get(key);
  if (entry?.delete(waiter) && entry.size === 0) index.delete(key);
}

/**
 * Wakes as many waiting claims as there are new jobs, so that one job doesn't send a thousand workers to the database; owners and
 * their workers have their turns. Pro jobs go to browser workers first: they can serve nothing else. One that reads pictures is
 * always among those woken: the job may carry some, and the others would look in vain.
 * @param notOf the owner that has just lost the job: others are woken first
 */
export function wakeClaims(lane: LaneId, jobs: number, notOf?: string): void {
  const pools = waiting().lanes.get(lane);
  if (!pools) return;
  const { browsers, others, readers } = pools;
  let hasReader = false;
  for (let woken = 0; woken < jobs; woken += 1) {
    const waiter = browsers.next(notOf) ?? others.next(notOf) ?? browsers.next() ?? others.next();
    if (!waiter) return;
    hasReader ||= waiter.pools.includes(readers);
    waiter.wake();
  }
  if (jobs > 0 && !hasReader) (readers.next(notOf) ?? readers.next())?.wake();
}

/** Wakes all claims of an owner's workers. */
export function wakeClaimsOf(ownerId: string): void {
  for (const waiter of [...(waiting().byOwner.get(ownerId) ?? [])]) waiter.wake();
}

export function countWaitingClaims(): number {
  return waiting().all.size;
}

const shutdown = () => shared('waiting-claims-over', () => ({ over: false }));

/** Ends every wait for good, for a shutdown: each claim then answers that there is no job. */
export function endWaitingClaims(): void {
  shutdown().over = true;
  for (const waiter of [...waiting().all]) waiter.wake();
}

/** True once the process is shutting down: nobody starts to wait any more. */
export function waitingIsOver(): boolean {
  return shutdown().over;
}
