import { and, eq, isNull } from 'drizzle-orm';
import { type JobKind, LEASE_CHECK_SECONDS, type TierId, type WorkerType } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { tables } from '../db/tables.ts';
import { AppError } from '../errors.ts';
import { shared } from '../shared.ts';
import { bearerToken, hashSecret } from './secrets.ts';

export type Worker = {
  id: string;
  ownerId: string;
  type: WorkerType;
  model: string;
  imageModel: string | null;
  tiers: TierId[];
  kinds: JobKind[];
  images: boolean;
  concurrency: number;
  imageConcurrency: number;
};

type Cached = { worker: Worker; checkedAt: number };
const CACHE_MAX = 20_000;

const cache = () => shared('worker-secrets', () => new Map<string, Cached>());

/**
 * The worker whose secret a request carries. A secret is looked up once every few seconds, not for each token.
 * @throws AppError `unauthorized`
 */
export async function authenticateWorker(db: Db, request: Request): Promise<Worker> {
  const secret = bearerToken(request);
  if (!secret) throw new AppError('unauthorized', "Send the worker's secret as a Bearer token.");
  const hash = hashSecret(secret);
  const known = cache().get(hash);
  if (known && performance.now() - known.checkedAt < LEASE_CHECK_SECONDS * 1000) return known.worker;

  const { workers } = tables;
  const [row] = await db
    .select({
      id: workers.id,
      ownerId: workers.ownerId,
      type: workers.type,
      model: workers.model,
      imageModel: workers.imageModel,
      tiers: workers.tiers,
      kinds: workers.kinds,
      images: workers.images,
      concurrency: workers.concurrency,
      imageConcurrency: workers.imageConcurrency,
    })
    .from(workers)
    .where(and(eq(workers.secretHash, hash), isNull(workers.retiredAt)));
  if (!row) {
    cache().delete(hash);
    throw new AppError('unauthorized', "The worker's secret is not valid. Register again.");
  }
  const worker = { ...row, tiers: row.tiers as TierId[], kinds: row.kinds as JobKind[] };
  if (cache().size >= CACHE_MAX) cache().clear();
  cache().set(hash, { worker, checkedAt: performance.now() });
  return worker;
}

/** The reference's bodies name the worker too: it must be the one whose secret was sent. */
export function requireSameWorker(worker: Worker, workerId: string): void {
  if (worker.id !== workerId) throw new AppError('unauthorized', 'The secret belongs to another worker.');
}

/** Forgets cached secrets: after a key was revoked they must be asked for again at once. */
export function forgetWorkerSecrets(): void {
  cache().clear();
}
