import type { Db } from '../db/connect.ts';
import { readWorkerShare } from '../ledger/worker-share.ts';
import { listWorkers } from '../workers/list-workers.ts';

/** An owner's workers, and the share that applies to what they claim now. */
export async function listOwnedWorkers(db: Db, ownerId: string) {
  const [workers, shareBps] = await Promise.all([listWorkers(db, ownerId), readWorkerShare(db, ownerId)]);
  return { workers, shareBps };
}
