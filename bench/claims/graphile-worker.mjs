/** graphile-worker with a task that does nothing. */
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import { serveCalls } from '../lib/serve-calls.mjs';
import { makeMeter } from './meter.mjs';

/** @typedef {{ databaseUrl: string, jobs: number, warmUp: number, mode: string, connections: number }} Params */

/** @type {Params | undefined} */
let prepared;

serveCalls({
  async prepare(/** @type {Params} */ params) {
    prepared = params;
    const utils = await makeWorkerUtils({ connectionString: params.databaseUrl });
    await utils.migrate();
    await utils.withPgClient(async (client) => {
      await client.query('delete from graphile_worker._private_jobs');
      await client.query(
        `select graphile_worker.add_job('noop', '[{"role": "user", "content": "Measure this."}]'::json) from generate_series(1, $1)`,
        [params.jobs + params.warmUp],
      );
    });
    await utils.release();
  },

  async run() {
    if (!prepared) throw new Error('prepare first');
    const meter = makeMeter(prepared);
    const runner = await run({
      connectionString: prepared.databaseUrl,
      noHandleSignals: true,
      // A line for each job is not part of a queue's work.
      logger: new Logger(() => () => undefined),
      taskList: { noop: () => undefined },
      preset: {
        worker: {
          concurrentJobs: prepared.connections,
          maxPoolSize: prepared.connections,
          ...(prepared.mode === 'batched' ? { localQueue: { size: 100 }, completeJobBatchDelay: 0 } : {}),
        },
      },
    });
    // Said when the completion is in the database, not when the task has returned.
    runner.events.on('job:complete', () => meter.count());
    return meter.rate;
  },
});
