import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { MemoryStreamDriver } from '../../../lib/stream/memory-driver.ts';

const RUNNING = { type: 'status', state: 'running', workerType: 'native' } as const;
const progressTo = (step: number) => ({ type: 'progress', step, steps: 20, preview: null }) as const;
const FAILED = { type: 'error', message: 'No worker.', charged: 0 } as const;

test('default: an attempt is opened, appended to, frozen and closed', () => {
  const streams = new MemoryStreamDriver();
  streams.open('job_1', 1, RUNNING);
  expect(streams.append('job_1', { attempt: 1, values: ['Hello'] })).toEqual({ outcome: 'ok', position: 5 });
  expect(streams.freeze('job_1', 1)).toMatchObject({ text: 'Hello', values: 1 });
  streams.close('job_1', FAILED);
  expect(streams.isClosed('job_1')).toBe(true);
});

test('behavior: tokens that arrive together wake a reader once', async () => {
  const streams = new MemoryStreamDriver();
  streams.open('job_1', 1, RUNNING);
  await setImmediate();
  let wakes = 0;
  streams.subscribe('job_1', null, () => {
    wakes += 1;
  });
  for (let count = 0; count < 50; count += 1) streams.append('job_1', { attempt: 1, values: ['x'] });
  await setImmediate();
  await setImmediate();
  expect(wakes).toBe(1);
});

test('error: what comes after the freeze is refused, so that the stored answer is what readers saw', () => {
  const streams = new MemoryStreamDriver();
  streams.open('job_1', 1, RUNNING);
  streams.append('job_1', { attempt: 1, values: ['Hello'] });
  streams.freeze('job_1', 1);
  expect(streams.append('job_1', { attempt: 1, values: [' you'] })).toEqual({ outcome: 'refused' });
  streams.close('job_1', FAILED);
  expect(streams.append('job_1', { attempt: 1, values: [' you'] })).toEqual({ outcome: 'refused' });
});

test('error: a late token of an older attempt does not mix into the new one', () => {
  const streams = new MemoryStreamDriver();
  streams.open('job_1', 1, RUNNING);
  streams.requeue('job_1');
  streams.open('job_1', 2, RUNNING);
  expect(streams.append('job_1', { attempt: 1, values: ['old'] })).toEqual({ outcome: 'refused' });
  expect(streams.freeze('job_1', 1)).toBeNull();
  expect(streams.freeze('job_1', 2)?.text).toBe('');
});

test('error: late progress of an older attempt, or of one that has ended, is not told', () => {
  const streams = new MemoryStreamDriver();
  const watching = streams.subscribe('job_1', null, () => undefined);
  const read = () => {
    let text = '';
    for (let frame = watching.next(); frame !== null; frame = watching.next()) text += new TextDecoder().decode(frame);
    return text;
  };
  streams.open('job_1', 1, RUNNING);
  streams.progress('job_1', 1, progressTo(1));
  expect(read()).toContain('"step":1,');
  streams.requeue('job_1');
  streams.progress('job_1', 1, progressTo(2));
  streams.open('job_1', 2, RUNNING);
  streams.progress('job_1', 1, progressTo(3));
  expect(read()).not.toContain('"step":');
  streams.progress('job_1', 2, progressTo(4));
  expect(read()).toContain('"step":4,');
  streams.close('job_1', FAILED);
  streams.progress('job_1', 2, progressTo(5));
  expect(read()).not.toContain('"step":');
});

test('behavior: a process that was restarted tells its readers of progress from the first step on', () => {
  const streams = new MemoryStreamDriver();
  const watching = streams.subscribe('job_1', null, () => undefined);
  streams.progress('job_1', 2, progressTo(7));
  expect(new TextDecoder().decode(watching.next() ?? undefined)).toContain('"step":7,');
  streams.progress('job_1', 1, progressTo(8));
  expect(watching.next()).toBeNull();
});

test('error: without an offset, a process that has no log says that the beginning is lost', () => {
  const streams = new MemoryStreamDriver();
  expect(streams.append('job_1', { attempt: 1, values: ['lo'] })).toEqual({ outcome: 'lost' });
  expect(streams.append('job_1', { attempt: 1, offset: 3, values: ['lo'] })).toEqual({ outcome: 'gap', position: 0 });
  expect(streams.append('job_1', { attempt: 1, offset: 0, values: ['Hello'] }).outcome).toBe('ok');
});

test('behavior: watching a job that waits keeps nothing behind when the watcher leaves', () => {
  const streams = new MemoryStreamDriver();
  const watching = streams.subscribe('job_1', null, () => undefined);
  expect(streams.watchedQueuedJobs()).toEqual(['job_1']);
  watching.unsubscribe();
  expect(streams.watchedQueuedJobs()).toEqual([]);
});

test('behavior: a dropped job leaves no text behind', () => {
  const streams = new MemoryStreamDriver();
  streams.open('job_1', 1, RUNNING);
  streams.append('job_1', { attempt: 1, values: ['secret'] });
  streams.drop('job_1');
  expect(streams.freeze('job_1', 1)).toBeNull();
  expect(streams.subscribe('job_1', null, () => undefined).next()).toBeNull();
});
