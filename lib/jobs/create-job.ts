import { IMAGE_CREDITS, type LaneId, TIERS, type TierId } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { requireOpenAccount } from '../db/require-open-account.ts';
import type { ImageTask, JobMessage } from '../db/schema/jobs.ts';
import { tables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import { holdCredits } from '../ledger/hold.ts';
import { creditsToMicro } from '../ledger/money.ts';
import { modelOf } from './lanes.ts';
import type { Owner } from './owner.ts';

/** Messages for a tier of chat, or what a picture is drawn from. */
type JobRequest =
  | { owner: Owner; tier: TierId; messages: JobMessage[]; temporary?: boolean }
  | { owner: Owner; tier: 'image'; task: ImageTask };

/**
 * Queues a job and holds its price, in the caller's transaction. Call `hintNewJob(lane)` after the commit.
 * @returns the job's id
 * @throws AppError `insufficient_credits`, `unauthorized` (the account has been deleted); the caller's transaction must then be rolled back
 */
export async function createJob(db: Db, params: JobRequest): Promise<string> {
  if (params.owner.userId !== undefined) await requireOpenAccount(db, params.owner.userId);
  const id = newId('job');
  const price = creditsToMicro(priceOf(params.tier));
  const messages = params.tier === 'image' ? [] : params.messages;
  await db.insert(tables.jobs).values({
    id,
    userId: params.owner.userId ?? null,
    visitorId: params.owner.visitorId ?? null,
    tier: params.tier,
    model: modelOf(params.tier),
    charge: params.owner.userId === undefined ? 0n : price,
    payload: params.tier === 'image' ? params.task : messages,
    needsImages: messages.some((message) => (message.images?.length ?? 0) > 0),
    temporary: params.tier !== 'image' && (params.temporary ?? false),
  });
  await holdCredits(db, { reference: id, payerId: params.owner.userId ?? null, amount: price });
  return id;
}

/** In credits. */
function priceOf(lane: LaneId): number {
  return lane === 'image' ? IMAGE_CREDITS : TIERS[lane].credits;
}
