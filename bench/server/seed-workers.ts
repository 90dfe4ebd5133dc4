import type { Connection } from '../../lib/db/connect.ts';
import { registerWorker } from '../../lib/workers/register.ts';
import type { WorkerCredentials } from '../load/people.ts';

/** Registers a native worker for the pro tier for each owner. */
export async function seedWorkers(connection: Connection, ownerIds: readonly string[]): Promise<WorkerCredentials[]> {
  const workers: WorkerCredentials[] = [];
  for (const ownerId of ownerIds) {
    const owner = { ownerId, keyId: null };
    workers.push(await registerWorker(connection.db, owner, { type: 'native', model: 'bench', tiers: ['pro'] }));
  }
  return workers;
}
