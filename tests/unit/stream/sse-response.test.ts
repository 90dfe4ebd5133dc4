import { expect, test } from 'vitest';
import { MemoryStreamDriver } from '../../../lib/stream/memory-driver.ts';
import { closeReaders } from '../../../lib/stream/open-readers.ts';
import { sseFromSubscription } from '../../../lib/stream/sse-response.ts';

const streams = new MemoryStreamDriver();
const openFor = (parties: readonly string[], jobId = 'job_cap') =>
  sseFromSubscription(parties, (wake) => streams.subscribe(jobId, null, wake));
const openMany = (parties: readonly string[], jobId?: string) =>
  Array.from({ length: 100 }, () => openFor(parties, jobId));
const leave = (responses: readonly Response[]) => Promise.all(responses.map(({ body }) => body?.cancel()));
const FULL = expect.objectContaining({ code: 'rate_limited', data: { retryAfterSeconds: 5 } });

test('error: more than a hundred streams of one person at once are refused; another person has room', async () => {
  const mine = openMany(['usr_cap']);
  expect(() => openFor(['usr_cap'])).toThrow(FULL);
  const others = [openFor(['usr_other'])];
  await leave(mine.slice(0, 1));
  others.push(openFor(['usr_cap']));
  expect(() => openFor(['usr_cap'])).toThrow(FULL);
  await leave([...mine.slice(1), ...others]);
});

test('error: signed-out browsers of one address share a hundred, whoever each of them says it is', async () => {
  const all = Array.from({ length: 100 }, (_, index) => openFor([`vis_${index}`, 'address:198.51.100.7']));
  expect(() => openFor(['vis_new', 'address:198.51.100.7'])).toThrow(FULL);
  all.push(openFor(['vis_new', 'address:198.51.100.8']));
  await leave(all);
});

test('behavior: a stream counts until it ends, and once: by its last event, its reader’s leaving or a shutdown', async () => {
  const parties = ['usr_ends'];
  streams.open('job_ends', 1, { type: 'status', state: 'running', workerType: 'native' });
  const done = openMany(parties, 'job_ends');
  streams.close('job_ends', { type: 'error', message: 'No', charged: 0 });
  await Promise.all(done.map((response) => response.text()));
  const left = openMany(parties);
  await leave(left);
  await leave(left);
  const shut = openMany(parties);
  closeReaders();
  await Promise.all(shut.map((response) => response.text()));
  const last = openMany(parties);
  expect(() => openFor(parties)).toThrow(FULL);
  await leave(last);
  streams.drop('job_ends');
});
