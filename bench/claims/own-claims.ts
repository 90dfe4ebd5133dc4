/** The project's own queue: the functions behind `/api/worker/claim` and `/api/worker/complete`, without HTTP. */
import { sql } from 'drizzle-orm';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { claimJob } from '../../lib/jobs/claim-job.ts';
import { answeredColumns } from '../../lib/jobs/close-job.ts';
import { completeJob } from '../../lib/jobs/complete-job.ts';
import { rememberLease } from '../../lib/jobs/leases.ts';
import { MemoryStreamDriver } from '../../lib/stream/memory-driver.ts';
import type { Worker } from '../../lib/workers/authenticate-worker.ts';
import { serveCalls } from '../lib/serve-calls.mjs';
import { makeMeter } from './meter.mjs';
import { fillQueue } from './own-jobs.ts';

type Params = { databaseUrl: string; jobs: number; warmUp: number; mode: 'paid' | 'bare'; connections: number };
type Prepared = { params: Params; connection: Connection; workers: Worker[] };
type Finish = (worker: Worker, job: { id: string; attempt: number }) => Promise<unknown>;

let prepared: Prepared | null = null;

serveCalls({
  async prepare(params: Params) {
    const connection = connectDatabase(params.databaseUrl, { max: params.connections, name: 'ashao-bench-claims' });
    const workers = await fillQueue(connection, {
      workers: params.connections,
      jobs: params.jobs + params.warmUp,
      isPaid: params.mode === 'paid',
    });
    prepared = { params, connection, workers };
  },

  async run() {
    if (!prepared) throw new Error('prepare first');
    const { params, connection, workers } = prepared;
    const meter = makeMeter(params);
    const finish = params.mode === 'paid' ? completePaid(connection) : completeBare(connection);
    const drain = async (worker: Worker) => {
      for (;;) {
        const job = await claimJob(connection.db, worker, worker.tiers);
        if (!job) return;
        await finish(worker, job);
        meter.count();
      }
    };
    const drained = Promise.all(workers.map(drain));
    await Promise.race([meter.rate, drained.then(meter.end)]);
    return meter.rate;
  },
});

/** What the server does between a claim and the end of a job whose answer has one token. */
function completePaid(connection: Connection): Finish {
  const streams = new MemoryStreamDriver();
  return async (worker, { id: jobId, attempt }) => {
    rememberLease(jobId, worker.id, { attempt: attempt, kind: 'chat' });
    streams.open(jobId, attempt, { type: 'status', state: 'running', workerType: worker.type });
    streams.append(jobId, { attempt, offset: 0, values: ['Done.'] });
    await completeJob(connection, streams, { workerId: worker.id, jobId, tokens: 1, attempt });
  };
}

/** One statement, guarded as the real one is, without ledger and totals: as much as the peers do. */
function completeBare({ db }: Connection): Finish {
  return (worker, { id, attempt }) =>
    db.execute(sql`update jobs set ${answeredColumns({ text: 'Done.', tokens: 1, stopped: false })}
      where id = ${id} and status = 'running' and claimed_by = ${worker.id} and attempts = ${attempt}`);
}
