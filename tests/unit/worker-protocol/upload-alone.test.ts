import { expect, test } from 'vitest';
import { uploadAlone } from '../../../lib/worker-protocol/upload-alone.ts';

const ONE = { workerId: 'wrk_a', jobId: 'job_1' };

test('limit: a picture has one upload at a time, whose end lets the next one in', async () => {
  for (const end of ['an answer', new Error('broke off')]) {
    let finish = () => {};
    const first = uploadAlone(ONE, async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      if (end instanceof Error) throw end;
      return end;
    });
    let ran = false;
    const second = uploadAlone(ONE, async () => (ran = true));
    await expect(second).rejects.toMatchObject({ status: 429, data: { retryAfterSeconds: 5 } });
    expect(ran).toBe(false);
    // Another picture, and another worker's upload of this one, have nothing to do with it.
    expect(await uploadAlone({ ...ONE, jobId: 'job_2' }, async () => 'taken')).toBe('taken');
    expect(await uploadAlone({ ...ONE, workerId: 'wrk_b' }, async () => 'taken')).toBe('taken');
    finish();
    expect(await first.catch((error: unknown) => error)).toBe(end);
  }
  expect(await uploadAlone(ONE, async () => 'taken')).toBe('taken');
});
