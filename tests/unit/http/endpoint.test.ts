import { expect, test } from 'vitest';
import { endpoint } from '../../../lib/http/endpoint.ts';
import { MemoryStreamDriver } from '../../../lib/stream/memory-driver.ts';
import { sseFromSubscription } from '../../../lib/stream/sse-response.ts';

const streams = new MemoryStreamDriver();
const GET = endpoint({ run: async () => sseFromSubscription([], (wake) => streams.subscribe('job_1', null, wake)) });

test('behavior: a HEAD of a stream leaves no reader behind', async () => {
  const response = await GET(new Request('http://localhost/', { method: 'HEAD' }));
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(streams.openJobs()).toEqual([]);
});

test('behavior: a reader that leaves is forgotten, and so is the log that only waited for a worker', async () => {
  const response = await GET(new Request('http://localhost/'));
  expect(streams.openJobs()).toEqual(['job_1']);
  await response.body?.cancel();
  expect(streams.openJobs()).toEqual([]);
});
