import { expect, test } from 'vitest';
import type { Connection } from '../../../lib/db/connect.ts';
import { forgetLease, rememberLease } from '../../../lib/jobs/leases.ts';
import { reportProgress } from '../../../lib/jobs/report-progress.ts';
import { MemoryStreamDriver } from '../../../lib/stream/memory-driver.ts';

const RUNNING = { type: 'status', state: 'running', workerType: 'native' } as const;
/** A database in which nobody holds the job any more. */
const connection = {
  db: { execute: async (query: unknown) => (JSON.stringify(query).includes('select id') ? [{ id: 'job_1' }] : []) },
} as unknown as Connection;

/** @returns what a reader is told when `meanwhile` happens while a glimpse waits for its turn */
async function tell(meanwhile: (streams: MemoryStreamDriver) => void) {
  const streams = new MemoryStreamDriver();
  streams.open('job_1', 1, RUNNING);
  rememberLease('job_1', 'wrk_a', { attempt: 1, kind: 'image' });
  const preview = async () => {
    meanwhile(streams);
    return 'data:image/webp;base64,AAAA';
  };
  const error = await reportProgress(connection, streams, {
    workerId: 'wrk_a',
    jobId: 'job_1',
    step: 3,
    steps: 20,
    preview,
  }).then(
    () => null,
    (thrown: { code?: string }) => thrown.code,
  );
  forgetLease('job_1');
  const told = new TextDecoder().decode(streams.subscribe('job_1', null, () => undefined).next() ?? undefined);
  return { error, told };
}

test('default: the step is told with its glimpse', async () => {
  const { error, told } = await tell(() => undefined);
  expect(error).toBeNull();
  expect(told).toContain('"step":3,"steps":20,"preview":"data:image/webp;base64,AAAA"');
});

test('error: what ends while the glimpse waits for its turn is not told to the next attempt’s readers', async () => {
  const { error, told } = await tell((streams) => {
    forgetLease('job_1');
    streams.requeue('job_1');
    streams.open('job_1', 2, RUNNING);
    rememberLease('job_1', 'wrk_b', { attempt: 2, kind: 'image' });
  });
  expect(error).toBe('lease_lost');
  expect(told).toContain('"state":"running"');
});

test('error: an attempt that is known to have ended to the log alone is not told either', async () => {
  const { told } = await tell((streams) => streams.open('job_1', 2, RUNNING));
  expect(told).toContain('"state":"running"');
});
