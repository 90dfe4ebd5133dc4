import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { RELAY_REFUSALS_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRows } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { readBalances, readTokenBalances } from '../ledger/balances.ts';
import { readDeployment } from './deployment.ts';
import type { VaultChain } from './get-chain.ts';
import { IS_RELAYABLE } from './relay-rules.ts';
import { findChainFault } from './require-open-chain.ts';
import type { WithdrawalEntry } from './schemas.ts';
import { makeVoucher } from './voucher.ts';
import { formatAsset } from './withdrawable.ts';

const row = z.object({
  id: z.string(),
  account: z.string(),
  asset: z.enum(['usdc', 'ashao']),
  amount: z.coerce.bigint(),
  state: z.enum(['requested', 'signed', 'confirming', 'paid', 'expired', 'cancelled']),
  voucherId: z.string(),
  deadline: z.coerce.number().nullable(),
  signature: z.string().nullable(),
  /** Of the chain that the environment names, so that its addresses are right. */
  isCurrent: z.boolean(),
  txHash: z.string().nullable(),
  depth: z.coerce.number(),
  relay: z.enum(['off', 'offered', 'waiting', 'sent', 'refused']),
  createdAt: z.string(),
});

const cursorPlace = z.tuple([z.enum(['open', 'closed']), z.string().regex(/^wdr_[0-9a-z]{1,40}$/)]);
/** Not at its end yet: it comes before all others, however old it is. */
const IS_OPEN = sql`(w.state in ('requested', 'signed'))`;
const IS = { open: sql`true`, closed: sql`false` };
const CLOSED: readonly WithdrawalEntry['state'][] = ['paid', 'expired', 'cancelled'];

type ListParams = { userId: string; cursor?: string | undefined; limit: number };

/**
 * A page of a person's withdrawals, with the vouchers that can still be submitted: those under way, then the others, each
 * newest first.
 * @throws AppError `invalid_request` on a foreign cursor
 */
export async function listWithdrawals(db: Db, chain: VaultChain | null, params: ListParams) {
  const { userId, cursor, limit } = params;
  const before = cursor === undefined ? null : decodeCursor(cursor, cursorPlace);
  const entries = await query(db, chain, { userId, before, id: null, limit: limit + 1 });
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  const [{ usdc }, { ashao }] = await Promise.all([readBalances(db, userId), readTokenBalances(db, userId)]);
  return {
    enabled:
      findChainFault(chain, await readDeployment(db)) === null &&
      chain !== null &&
      chain.signer !== null &&
      !chain.areWithdrawalsPaused,
    confirmationsNeeded: chain?.confirmations ?? null,
    withdrawable: { usdc: formatAsset('usdc', usdc), ashao: formatAsset('ashao', ashao) },
    entries: page,
    nextCursor:
      entries.length > limit && last ? encodeCursor([CLOSED.includes(last.state) ? 'closed' : 'open', last.id]) : null,
  };
}

/** One of a person's withdrawals. @throws AppError `not_found` */
export async function readWithdrawal(
  db: Db,
  chain: VaultChain | null,
  { userId, id }: { userId: string; id: string },
): Promise<WithdrawalEntry> {
  const [entry] = await query(db, chain, { userId, before: null, id, limit: 1 });
  if (!entry) throw notFound('This withdrawal');
  return entry;
}

type Query = { userId: string; before: z.output<typeof cursorPlace> | null; id: string | null; limit: number };

async function query(db: Db, chain: VaultChain | null, { userId, before, id, limit }: Query) {
  const rows = await queryRows(
    db,
    row,
    sql`select w.id, w.account, w.asset, w.amount, w.voucher_id as "voucherId", w.deadline, w.signature,
          w.created_at as "createdAt", e.tx_hash as "txHash",
          coalesce(d.is_current and d.chain_id = ${chain?.chainId ?? null} and d.vault = ${chain?.vault ?? null}, false)
            as "isCurrent",
          case when e.id is null then 0 else greatest(0, d.cursor_number - e.block_number + 1) end as depth,
          case when w.state <> 'signed' or e.id is not null then 'off'
            when r.refusals >= ${RELAY_REFUSALS_MAX} then 'refused' when r.tx_hash is not null then 'sent'
            when not ${chain?.relayer ? sql`${IS_RELAYABLE}` : sql`false`} then 'off'
            when r.withdrawal_id is not null then 'waiting' else 'offered' end as relay,
          case when w.state = 'signed' and e.id is not null then 'confirming' else w.state end as state
        from withdrawals w join chain_deployments d on d.id = w.deployment_id
        left join withdrawal_relays r on r.withdrawal_id = w.id
        left join lateral (select id, tx_hash, block_number from chain_events e
          where e.voucher_id = w.voucher_id and e.deployment_id = w.deployment_id and e.name = 'Withdrawn'
            and e.state <> 'orphaned' order by id desc limit 1) e on true
        where w.user_id = ${userId} ${id === null ? sql`` : sql`and w.id = ${id}`}
          ${before === null ? sql`` : sql`and (${IS_OPEN}, w.id) < (${IS[before[0]]}, ${before[1]})`}
        order by ${IS_OPEN} desc, w.id desc limit ${limit}`,
  );
  return rows.map((each) => toEntry(chain, each));
}

function toEntry(chain: VaultChain | null, withdrawal: z.infer<typeof row>): WithdrawalEntry {
  const { id, account, asset, state, relay, txHash, createdAt, deadline } = withdrawal;
  return {
    id,
    account,
    asset,
    state,
    relay,
    txHash,
    createdAt,
    amount: formatAsset(asset, withdrawal.amount),
    deadline: deadline === null ? null : new Date(deadline * 1_000).toISOString(),
    voucher: readVoucher(chain, withdrawal),
    confirmations: Math.min(withdrawal.depth, chain?.confirmations ?? withdrawal.depth),
  };
}

function readVoucher(chain: VaultChain | null, withdrawal: z.infer<typeof row>): WithdrawalEntry['voucher'] {
  const { state, deadline, signature, isCurrent } = withdrawal;
  if (!chain || !isCurrent || state !== 'signed' || deadline === null || signature === null) return null;
  const { amount, ...voucher } = makeVoucher(chain, { ...withdrawal, deadline });
  return { ...voucher, amount: amount.toString(), deadline: String(deadline), signature };
}
