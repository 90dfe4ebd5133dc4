import { findOrCreateUser } from '../../lib/auth/find-or-create-user.ts';
import { MICRO_PER_CREDIT, TIERS } from '../../lib/constants.ts';
import type { Connection, Db } from '../../lib/db/connect.ts';
import type { JobMessage } from '../../lib/db/schema/jobs.ts';
import { tables } from '../../lib/db/tables.ts';
import { newId } from '../../lib/ids.ts';
import { createJob } from '../../lib/jobs/create-job.ts';
import { openUserAccounts } from '../../lib/ledger/accounts.ts';
import { depositUsdc } from '../../lib/ledger/grant.ts';
import type { Worker } from '../../lib/workers/authenticate-worker.ts';
import { registerWorker } from '../../lib/workers/register.ts';

const JOBS_PER_PAYER = 100;
const CREDITS = 1_000_000n;
const MESSAGES: JobMessage[] = [{ role: 'user', content: 'Measure this.' }];

/** Queues jobs of people with purchased credits and registers workers, each with an owner of its own. */
export async function fillQueue(
  connection: Connection,
  { workers, jobs, isPaid }: { workers: number; jobs: number; isPaid: boolean },
): Promise<Worker[]> {
  const batches = Array.from({ length: Math.ceil(jobs / JOBS_PER_PAYER) }, (_, index) =>
    Math.min(JOBS_PER_PAYER, jobs - index * JOBS_PER_PAYER),
  );
  // A payer of its own for each transaction: two that lock the same accounts would wait for each other.
  await Promise.all(
    batches.map((size) =>
      connection.db.transaction(async (tx) => {
        const userId = await createPayer(tx);
        await (isPaid ? createHeldJobs(tx, userId, size) : createBareJobs(tx, userId, size));
      }),
    ),
  );
  return Promise.all(Array.from({ length: workers }, () => createWorker(connection.db)));
}

async function createPayer(db: Db): Promise<string> {
  const { id } = await findOrCreateUser(db, `0x${newId('user').slice(-25).padStart(40, '0')}`);
  await openUserAccounts(db, id);
  await depositUsdc(db, { userId: id, micro: CREDITS * MICRO_PER_CREDIT, key: `bench:${id}` });
  return id;
}

async function createHeldJobs(db: Db, userId: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await createJob(db, { owner: { userId }, tier: 'pro', messages: MESSAGES });
}

/** Jobs without a hold, for completions without a payment. */
async function createBareJobs(db: Db, userId: string, count: number): Promise<void> {
  const job = { userId, tier: 'pro', model: TIERS.pro.model, charge: 0n, payload: MESSAGES } as const;
  await db.insert(tables.jobs).values(Array.from({ length: count }, () => ({ id: newId('job'), ...job })));
}

async function createWorker(db: Db): Promise<Worker> {
  const ownerId = await createPayer(db);
  const worker = { type: 'native' as const, model: 'bench', tiers: ['pro' as const], images: false, concurrency: 1 };
  const { workerId } = await registerWorker(db, { ownerId, keyId: null }, worker);
  return { id: workerId, ownerId, kinds: ['chat'], imageModel: null, imageConcurrency: 1, ...worker };
}
