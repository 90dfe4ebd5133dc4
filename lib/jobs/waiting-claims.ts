import type { LaneId, WorkerType } from '../constants.ts';
import { shared } from '../shared.ts';

type Waiter = { lanes: readonly LaneId[]; workerType: WorkerType; images: boolean; wake: () => void };

/** Claims of this process that found the queue empty and wait, oldest first. */
const waiters = () => shared('waiting-claims', () => new Set<Waiter>());

/**
 * Waits until a job of one of the lanes may be there, the time is over or the caller has gone. A wake-up is a hint:
 * the caller claims again and may find nothing.
 */
export function waitForHint(params: {
  lanes: readonly LaneId[];
  workerType: WorkerType;
  images: boolean;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      waiters().delete(waiter);
      params.signal.removeEventListener('abort', finish);
      resolve();
    };
    const waiter: Waiter = { lanes: params.lanes, workerType: params.workerType, images: params.images, wake: finish };
    const timer = setTimeout(finish, params.timeoutMs);
    params.signal.addEventListener('abort', finish);
    if (params.signal.aborted) finish();
    else waiters().add(waiter);
  });
}

/**
 * Wakes as many waiting claims as there are new jobs, so that one job doesn't send a thousand workers to the database.
 * Pro jobs go to browser workers first: they can serve nothing else. One that reads pictures is always among those
 * woken: the job may carry some, and the others would look in vain.
 */
export function wakeClaims(lane: LaneId, jobs: number): void {
  const able = [...waiters()].filter((waiter) => waiter.lanes.includes(lane));
  const browsersFirst = [
    ...able.filter((waiter) => waiter.workerType === 'browser'),
    ...able.filter((waiter) => waiter.workerType !== 'browser'),
  ];
  const woken = browsersFirst.slice(0, jobs);
  const reader = jobs > 0 && !woken.some((waiter) => waiter.images) && able.find((waiter) => waiter.images);
  for (const waiter of reader ? [...woken, reader] : woken) waiter.wake();
}

export function countWaitingClaims(): number {
  return waiters().size;
}

const shutdown = () => shared('waiting-claims-over', () => ({ over: false }));

/** Ends every wait for good, for a shutdown: each claim then answers that there is no job. */
export function endWaitingClaims(): void {
  shutdown().over = true;
  for (const waiter of [...waiters()]) waiter.wake();
}

/** True once the process is shutting down: nobody starts to wait any more. */
export function waitingIsOver(): boolean {
  return shutdown().over;
}
