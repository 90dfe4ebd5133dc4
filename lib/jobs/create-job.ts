import type { TierId } from '../constants.ts';
import { TIERS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { requireOpenAccount } from '../db/require-open-account.ts';
import type { JobMessage } from '../db/schema/jobs.ts';
import { tables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import { holdCredits } from '../ledger/hold.ts';
import { creditsToMicro } from '../ledger/money.ts';
import type { Owner } from './owner.ts';

/**
 * Queues a job and holds its price, in the caller's transaction. Call `hintNewJob(tier)` after the commit.
 * @returns the job's id
 * @throws AppError `insufficient_credits`, `unauthorized` (the account has been deleted); the caller's transaction must then be rolled back
 */
export async function createJob(
  db: Db,
  params: { owner: Owner; tier: TierId; messages: JobMessage[]; temporary?: boolean },
): Promise<string> {
  if (params.owner.userId !== undefined) await requireOpenAccount(db, params.owner.userId);
  const id = newId('job');
  const tier = TIERS[params.tier];
  const price = creditsToMicro(tier.credits);
  await db.insert(tables.jobs).values({
    id,
    userId: params.owner.userId ?? null,
    visitorId: params.owner.visitorId ?? null,
    tier: params.tier,
    model: tier.model,
    charge: params.owner.userId === undefined ? 0n : price,
    payload: params.messages,
    needsImages: params.messages.some((message) => (message.images?.length ?? 0) > 0),
    temporary: params.temporary ?? false,
  });
  await holdCredits(db, { reference: id, payerId: params.owner.userId ?? null, amount: price });
  return id;
}
