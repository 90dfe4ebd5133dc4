import { expect, test } from 'vitest';
import { LEASE_SECONDS } from '../../lib/constants.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { waitFor } from '../helpers/wait-for.ts';

const network = useNetwork();

/** Seconds between a worker's last sign of life and the job's return to the queue, by the database's clock. */
async function secondsUntilRequeued(jobId: string): Promise<number> {
  const [row] = await network.connection.sql<{ status: string; seconds: number }[]>`
    select status, extract(epoch from waiting_since - attempt_started_at)::float as seconds from jobs where id = ${jobId}`;
  return row?.status === 'queued' ? row.seconds : Number.NaN;
}

test('behavior: a silent worker loses its job within the lease and 5 s, a heartbeat keeps it', async () => {
  const person = await network.person();
  const owner = await network.person();
  const [silent, alive] = [await ScriptedWorker.register(owner), await ScriptedWorker.register(owner)];
  const lost = await person.send('one');
  await silent.claim();
  const kept = await person.send('two');
  await alive.claim();
  const beating = setInterval(() => void alive.call('heartbeat', { jobIds: [kept.jobId] }), 5_000);

  await waitFor(async () => (await secondsUntilRequeued(lost.jobId)) > 0, (LEASE_SECONDS + 8) * 1000);
  clearInterval(beating);
  const seconds = await secondsUntilRequeued(lost.jobId);
  expect(seconds).toBeGreaterThanOrEqual(LEASE_SECONDS);
  expect(seconds).toBeLessThanOrEqual(LEASE_SECONDS + 5);
  expect((await alive.token(kept.jobId, 'still here')).status).toBe(200);
}, 60_000);
