import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS, WORKER_TYPES } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { imageUrl } from '../files/image-url.ts';
import { type Earnings, releaseHold, settleHold } from '../ledger/close-hold.ts';
import { microToCredits } from '../ledger/money.ts';
import type { FinalEvent } from '../stream/driver.ts';
import { kindOf } from './lanes.ts';
import { endStreak } from './losing-streaks.ts';

/** What the statements that end a job return. */
export const closedRow = z.object({
  id: z.string(),
  charge: z.coerce.bigint(),
  tokens: z.number(),
  tokensPerSecond: z.number().nullable(),
  workerType: z.enum(WORKER_TYPES).nullable(),
  workerId: z.string().nullable(),
  shareBps: z.number().nullable(),
  stopped: z.boolean(),
  image: z.object({ id: z.string(), prompt: z.string() }).nullable(),
});
export type ClosedJob = z.infer<typeof closedRow>;

export const CLOSED_COLUMNS = sql`jobs.id, jobs.charge, jobs.tokens, jobs.tokens_per_second as "tokensPerSecond",
  jobs.worker_type as "workerType", jobs.claimed_by as "workerId", jobs.share_bps as "shareBps", jobs.stopped,
  case when jobs.tier = 'image' then (
    select jsonb_build_object('id', i.id, 'prompt', i.prompt) from images i where i.job_id = jobs.id
  ) end as image`;

/** SET of a job that has been answered: the payload has served its purpose and goes, a temporary chat's answer as well. */
export function answeredColumns(answer: { text: string; tokens: number; stopped: boolean }) {
  return sql`status = 'done', output = case when temporary then null else ${answer.text} end, payload = null, tokens = ${answer.tokens}, stopped = ${answer.stopped},
    error = null, finished_at = now(), lease_expires_at = null,
    tokens_per_second = ${answer.tokens}::real
      / greatest(extract(epoch from now() - attempt_started_at), 0.001)::real`;
}

/** The same of a picture: `text` is the line of Markdown that names it. */
export function drawnColumns(text: string) {
  return sql`status = 'done', output = ${text}, payload = null, tokens = 0, tokens_per_second = null, error = null,
    censored = false, finished_at = now(), lease_expires_at = null`;
}

/**
 * Pays for a job that has just become `done`, in the same transaction, and adds it to the worker's totals.
 * @returns credits earned by the worker's owner
 */
export async function payForJob(db: Db, job: ClosedJob): Promise<number> {
  if (job.workerId === null || job.shareBps === null) throw new Error(`job ${job.id} is done without a worker`);
  const { workerId } = job;
  const payee = () => findPayee(db, workerId);
  const earnings = await settleHold(db, { reference: job.id, payee, shareBps: job.shareBps });
  if (!earnings) throw new Error(`the hold of job ${job.id} was closed before`);
  await countEarnings(db, job, earnings);
  return microToCredits(earnings.grant + earnings.usdc);
}

/**
 * Whose accounts a worker's share goes to, locked until the transaction ends; null: the account has been deleted, and the treasury
 * takes all of it, as nobody could ever spend it. The payer was served and pays as agreed; what was the worker's is the network's, as
 * the granted credits of a deleted account are.
 *
 * Deleting an account locks the same rows before it reads them. So it is looked at after the lock, by a statement of its own: either
 * the deletion is over, and seen here, or it waits and finds what was earned.
 */
async function findPayee(db: Db, workerId: string): Promise<string | null> {
  const accounts = await queryRows(
    db,
    z.object({ ownerId: z.string() }),
    sql`select w.owner_id as "ownerId" from workers w
        join ledger_accounts a on a.owner_id = w.owner_id and a.asset in ('grant', 'usdc')
        where w.id = ${workerId} order by a.id for update of a`,
  );
  const ownerId = accounts[0]?.ownerId;
  if (ownerId === undefined) throw new Error(`worker ${workerId} is gone, or has an owner without accounts`);
  const open = await db.execute(sql`select id from users where id = ${ownerId} and deleted_at is null`);
  return open.length === 0 ? null : ownerId;
}

async function countEarnings(db: Db, job: ClosedJob, earnings: Earnings): Promise<void> {
  const worker = await queryRow(
    db,
    z.object({ ownerId: z.string(), tier: z.enum(LANE_IDS) }),
    sql`
    with paid as (
      update jobs set earned = ${(earnings.grant + earnings.usdc).toString()} where id = ${job.id} returning id, tier
    )
    update workers set jobs_done = jobs_done + 1, tokens = workers.tokens + ${job.tokens}, last_seen_at = now(),
      earned_grant = earned_grant + ${earnings.grant.toString()}, earned_usdc = earned_usdc + ${earnings.usdc.toString()}
    from paid where workers.id = ${job.workerId} returning owner_id as "ownerId", paid.tier`,
  );
  if (worker) endStreak(worker.ownerId, kindOf(worker.tier));
}

/** Gives the price back for a job that has just become `failed` or `cancelled`, in the same transaction. */
export async function refundJob(db: Db, jobId: string): Promise<void> {
  if (!(await releaseHold(db, jobId))) throw new Error(`the hold of job ${jobId} was closed before`);
}

/** The stream's last event for a job that was paid. */
export function doneEvent(job: ClosedJob): FinalEvent {
  return {
    type: 'done',
    tokens: job.tokens,
    charged: microToCredits(job.charge),
    tokensPerSecond: job.tokensPerSecond,
    workerType: job.workerType,
    stopped: job.stopped,
    ...(job.image && { image: { ...job.image, url: imageUrl(job.image.id, 'full') } }),
  };
}

/** The same for one that was stopped before anything had been answered. */
export const CANCELLED_EVENT: FinalEvent = {
  type: 'done',
  tokens: 0,
  charged: 0,
  tokensPerSecond: null,
  workerType: null,
  stopped: true,
};
