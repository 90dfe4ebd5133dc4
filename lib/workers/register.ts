import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { TIERS_BY_WORKER_TYPE, WORKERS_PER_OWNER_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { requireOpenAccount } from '../db/require-open-account.ts';
import { queryRow } from '../db/rows.ts';
import { tables } from '../db/tables.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { registerRequest } from './schemas.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** Who answers for a worker and gets its earnings. `keyId` is null for one registered by session cookie. */
export type WorkerOwner = { ownerId: string; keyId: string | null };

/**
 * Creates a worker.
 * @returns its id and, this once, its secret
 * @throws AppError `forbidden` for a tier its type may not serve, `conflict` when the owner has too many
 */
export async function registerWorker(db: Db, owner: WorkerOwner, params: z.infer<typeof registerRequest>) {
  const allowed = TIERS_BY_WORKER_TYPE[params.type];
  const kinds = params.kinds ?? ['chat'];
  const tiers = params.tiers ?? (kinds.includes('chat') ? allowed : []);
  const refused = tiers.find((tier) => !allowed.includes(tier));
  if (refused) throw new AppError('forbidden', `A ${params.type} worker can't serve the ${refused} tier.`);

  await refuseTooMany(db, owner.ownerId);
  const workerId = newId('worker');
  const secret = newSecret('worker');
  await db.transaction(async (tx) => {
    await requireOpenAccount(tx, owner.ownerId);
    await tx.insert(tables.workers).values({
      id: workerId,
      ownerId: owner.ownerId,
      keyId: owner.keyId,
      secretHash: hashSecret(secret),
      type: params.type,
      model: params.model,
      name: params.name ?? null,
      tiers: [...new Set(tiers)],
      kinds: [...new Set(kinds)],
      imageModel: params.imageModel ?? null,
      images: params.images ?? false,
      concurrency: params.concurrency ?? 1,
      imageConcurrency: params.imageConcurrency ?? 1,
    });
  });
  return { workerId, secret };
}

/** Counts the workers seen within a day: programs register anew at each start, and old rows cost nothing. */
async function refuseTooMany(db: Db, ownerId: string): Promise<void> {
  const row = await queryRow(
    db,
    z.object({ n: z.coerce.number() }),
    sql`select count(*) as n from workers where owner_id = ${ownerId} and last_seen_at > now() - interval '1 day'`,
  );
  if ((row?.n ?? 0) < WORKERS_PER_OWNER_MAX) return;
  throw new AppError('conflict', `An account can run ${WORKERS_PER_OWNER_MAX} workers a day.`);
}
