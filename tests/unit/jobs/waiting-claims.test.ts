import { setMaxListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { CLAIMS_WAITING_PER_OWNER_MAX, type LaneId } from '../../../lib/constants.ts';
import { countWaitingClaims, waitForHint, wakeClaims } from '../../../lib/jobs/waiting-claims.ts';
import type { Worker } from '../../../lib/workers/authenticate-worker.ts';

/** Which of the claims that wait in a process a new job wakes. */
const newCaller = () => {
  const caller = new AbortController();
  setMaxListeners(0, caller.signal);
  return caller;
};
let leaving = newCaller();
/** The workers whose claims were woken, in turn. */
let woken: string[] = [];

afterEach(async () => {
  leaving.abort();
  await Promise.resolve();
  expect(countWaitingClaims()).toBe(0);
  leaving = newCaller();
  woken = [];
  vi.useRealTimers();
});

const newWorker = (ownerId: string, id: string, more: Partial<Worker> = {}): Worker => ({
  id,
  ownerId,
  type: 'native',
  model: 'test',
  imageModel: null,
  tiers: ['pro', 'max'],
  kinds: ['chat'],
  images: false,
  concurrency: 32,
  imageConcurrency: 1,
  ...more,
});
function wait(worker: Worker, lanes: LaneId[] = ['pro']): Promise<boolean> {
  const waiting = waitForHint({ worker, lanes, timeoutMs: 60_000, signal: leaving.signal });
  void waiting.then((goesOn) => !leaving.signal.aborted && woken.push(goesOn ? worker.id : `${worker.id} is over`));
  return waiting;
}
async function wakenBy(jobs: number, notOf?: string): Promise<string[]> {
  woken = [];
  wakeClaims('pro', jobs, notOf);
  await Promise.resolve();
  return woken;
}

test('behavior: owners have their turns, and an owner’s workers theirs, however many claims each has', async () => {
  for (let count = 0; count < 30; count += 1) {
    void wait(newWorker('many', 'many-1'));
    void wait(newWorker('many', 'many-2'));
  }
  void wait(newWorker('few', 'few-1'));
  void wait(newWorker('one', 'one-1'));
  expect(await wakenBy(3)).toEqual(['many-1', 'few-1', 'one-1']);
  void wait(newWorker('few', 'few-1'));
  expect(await wakenBy(3)).toEqual(['many-2', 'few-1', 'many-1']);
});

test('behavior: a job that an owner has just lost wakes another, and that one where there is no other', async () => {
  for (let count = 0; count < 3; count += 1) void wait(newWorker('loser', 'loser-1', { type: 'browser' }));
  void wait(newWorker('other', 'other-1'));
  expect(await wakenBy(1, 'loser')).toEqual(['other-1']);
  expect(await wakenBy(1, 'loser')).toEqual(['loser-1']);
});

test('behavior: browser workers go first, and one that reads pictures is always among those woken', async () => {
  void wait(newWorker('a', 'plain'));
  void wait(newWorker('b', 'reader', { images: true }));
  void wait(newWorker('c', 'tab', { type: 'browser' }));
  void wait(newWorker('d', 'max-only'), ['max']);
  expect(await wakenBy(0)).toEqual([]);
  expect(await wakenBy(1)).toEqual(['tab', 'reader']);
  expect(await wakenBy(9)).toEqual(['plain']);
});

test('behavior: a claim more than a worker works on ends its oldest, after a second', async () => {
  vi.useFakeTimers();
  const worker = newWorker('owner', 'worker', { concurrency: 1 });
  const first = wait(worker);
  void wait(worker);
  expect(countWaitingClaims()).toBe(2);
  void wait(worker);
  // No longer woken for a job, though it is not answered yet.
  expect(await wakenBy(9)).toEqual(['worker', 'worker']);
  expect(countWaitingClaims()).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await first).toBe(false);
});

test('error: an owner with very many claims waiting is asked to come again, others are not', async () => {
  const max = CLAIMS_WAITING_PER_OWNER_MAX;
  for (let count = 0; count < max; count += 1) void wait(newWorker('owner', `worker-${count}`));
  expect(() => wait(newWorker('owner', 'one-more'))).toThrow(expect.objectContaining({ code: 'rate_limited' }));
  void wait(newWorker('other', 'other'));
  expect(countWaitingClaims()).toBe(max + 1);
  // A worker's own older claim makes room.
  void wait(newWorker('owner', 'worker-0', { concurrency: 1, imageConcurrency: 0 }));
});
