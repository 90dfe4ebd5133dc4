/** pg-boss through its fetch and complete; its own polling loop waits half a second between looks and would measure that. */
import PgBoss from 'pg-boss';
import { serveCalls } from '../lib/serve-calls.mjs';
import { makeMeter } from './meter.mjs';

/** @typedef {{ databaseUrl: string, jobs: number, warmUp: number, mode: string, connections: number }} Params */

const QUEUE = 'noop';
const BATCH = 100;
const INSERT_BATCH = 1_000;

/** @type {PgBoss | undefined} */
let boss;
/** @type {Params | undefined} */
let prepared;

serveCalls({
  async prepare(/** @type {Params} */ params) {
    prepared = params;
    boss = new PgBoss({
      connectionString: params.databaseUrl,
      max: params.connections,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    await boss.createQueue(QUEUE);
    await boss.purgeQueue(QUEUE);
    for (let left = params.jobs + params.warmUp; left > 0; left -= INSERT_BATCH) {
      const data = [{ role: 'user', content: 'Measure this.' }];
      await boss.insert(Array.from({ length: Math.min(left, INSERT_BATCH) }, () => ({ name: QUEUE, data })));
    }
  },

  async run() {
    if (!boss || !prepared) throw new Error('prepare first');
    const meter = makeMeter(prepared);
    const batchSize = prepared.mode === 'batched' ? BATCH : 1;
    const drained = Promise.all(Array.from({ length: prepared.connections }, () => drain(boss, batchSize, meter)));
    await Promise.race([meter.rate, drained.then(meter.end)]);
    return meter.rate;
  },
});

/**
 * @param {PgBoss} queue
 * @param {number} batchSize
 * @param {ReturnType<typeof makeMeter>} meter
 */
async function drain(queue, batchSize, meter) {
  for (;;) {
    const jobs = await queue.fetch(QUEUE, { batchSize });
    if (jobs.length === 0) return;
    await queue.complete(
      QUEUE,
      jobs.map(({ id }) => id),
    );
    meter.count(jobs.length);
  }
}
